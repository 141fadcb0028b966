package glossa.index;

import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Merges the small segments that changes leave, one each, and never a large one: that takes longer
 * than the next change may wait. Every segment costs each question a little.
 */
final class SmallMerges extends FilterMergePolicy {
    /** Bytes of all that is merged at once; done in some tenths of a second. */
    private static final long LARGEST = 4 << 20;

    /** So many small segments are borne. */
    private static final int MOST = 5;

    SmallMerges() {
        super(new TieredMergePolicy());
        setNoCFSRatio(0);
    }

    @Override
    public @Nullable MergeSpecification findMerges(
            MergeTrigger trigger, SegmentInfos infos, MergeContext context) throws IOException {
        List<Sized> bySize = new ArrayList<>();
        for (SegmentCommitInfo segment : infos) {
            bySize.add(new Sized(segment, segment.sizeInBytes()));
        }
        bySize.sort(Comparator.comparingLong(Sized::bytes));
        List<SegmentCommitInfo> small = new ArrayList<>();
        long bytes = 0;
        for (Sized segment : bySize) {
            bytes += segment.bytes();
            if (bytes > LARGEST) {
                break;
            }
            small.add(segment.segment());
        }
        if (small.size() <= MOST || !context.getMergingSegments().isEmpty()) {
            return null;
        }
        MergeSpecification merges = new MergeSpecification();
        merges.add(new OneMerge(small));
        return merges;
    }

    private record Sized(SegmentCommitInfo segment, long bytes) {}

    @Override
    public @Nullable MergeSpecification findFullFlushMerges(
            MergeTrigger trigger, SegmentInfos infos, MergeContext context) {
        return null;
    }
}
