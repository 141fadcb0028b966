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
 * Merges small segments, of which each update leaves one, and never a large one, which would take
 * longer than the next update may wait. Every query searches each segment.
 */
final class SmallSegmentMerges extends FilterMergePolicy {
    /** Bytes merged at once; takes some tenths of a second. */
    private static final long MAX_MERGED_BYTES = 4 << 20;

    /** Merge beyond this many small segments. */
    private static final int MAX_SMALL_SEGMENTS = 5;

    SmallSegmentMerges() {
        super(new TieredMergePolicy());
        setNoCFSRatio(0);
    }

    @Override
    public @Nullable MergeSpecification findMerges(
            MergeTrigger trigger, SegmentInfos infos, MergeContext context) throws IOException {
        List<SegmentSize> bySize = new ArrayList<>();
        for (SegmentCommitInfo segment : infos) {
            bySize.add(new SegmentSize(segment, segment.sizeInBytes()));
        }
        bySize.sort(Comparator.comparingLong(SegmentSize::bytes));
        List<SegmentCommitInfo> small = new ArrayList<>();
        long bytes = 0;
        for (SegmentSize segment : bySize) {
            bytes += segment.bytes();
            if (bytes > MAX_MERGED_BYTES) {
                break;
            }
            small.add(segment.segment());
        }
        if (small.size() <= MAX_SMALL_SEGMENTS || !context.getMergingSegments().isEmpty()) {
            return null;
        }
        MergeSpecification merges = new MergeSpecification();
        merges.add(new OneMerge(small));
        return merges;
    }

    private record SegmentSize(SegmentCommitInfo segment, long bytes) {}

    @Override
    public @Nullable MergeSpecification findFullFlushMerges(
            MergeTrigger trigger, SegmentInfos infos, MergeContext context) {
        return null;
    }
}
