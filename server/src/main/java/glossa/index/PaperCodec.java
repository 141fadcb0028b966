package glossa.index;

import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.Source;

import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Encodes papers as bytes, for the index's stored fields. A paper is in two values: its summary,
 * which a list shows and a search compares, and its records, which say the rest. The place of a
 * record is written relative to its chunk ({@link ChunkPlaces}).
 */
final class PaperCodec {
    /** The types of CSL 1.0.2, appendix III. A change of the list changes the layout. */
    private static final List<String> TYPES =
            List.of(
                    "article",
                    "article-journal",
                    "article-magazine",
                    "article-newspaper",
                    "bill",
                    "book",
                    "broadcast",
                    "chapter",
                    "classic",
                    "collection",
                    "dataset",
                    "document",
                    "entry",
                    "entry-dictionary",
                    "entry-encyclopedia",
                    "event",
                    "figure",
                    "graphic",
                    "hearing",
                    "interview",
                    "legal_case",
                    "legislation",
                    "manuscript",
                    "map",
                    "motion_picture",
                    "musical_score",
                    "pamphlet",
                    "paper-conference",
                    "patent",
                    "performance",
                    "periodical",
                    "personal_communication",
                    "post",
                    "post-weblog",
                    "regulation",
                    "report",
                    "review",
                    "review-book",
                    "software",
                    "song",
                    "speech",
                    "standard",
                    "thesis",
                    "treaty",
                    "webpage");

    private PaperCodec() {}

    /** Encodes what a list shows of a paper; {@link SummaryReader} reads it without decoding. */
    static byte[] encodeSummary(Paper summary, ChunkPlaces places) {
        return Encoding.encode(out -> writeSummary(out, summary, places));
    }

    /** Decodes what {@link #encodeSummary} wrote. */
    static Paper decodeSummary(BytesRef bytes, ChunkPlaces places) {
        return Encoding.decode(bytes, in -> readSummary(in, places));
    }

    /**
     * Encodes the records of a paper. A single record is written without what the paper's summary
     * has already.
     */
    static byte[] encodeRecords(List<Paper> records, ChunkPlaces places) {
        return Encoding.encode(
                out -> {
                    out.writeVInt(records.size());
                    if (records.size() == 1) {
                        Paper record = records.getFirst();
                        out.writeString(record.key());
                        Encoding.writeTexts(out, record.aliases());
                        writeRest(out, record);
                        return;
                    }
                    for (Paper record : records) {
                        writeSummary(out, record, places);
                        writeRest(out, record);
                    }
                });
    }

    /**
     * Decodes what {@link #encodeRecords} wrote.
     *
     * @param summary what {@link #encodeSummary} wrote of the same paper
     */
    static List<Paper> decodeRecords(BytesRef bytes, BytesRef summary, ChunkPlaces places) {
        return Encoding.decode(
                bytes,
                in -> {
                    int count = in.readVInt();
                    if (count == 1) {
                        String key = in.readString();
                        List<String> aliases = Encoding.readTexts(in);
                        Paper shown = decodeSummary(summary, places).withNames(key, aliases);
                        return List.of(readRest(in, shown));
                    }
                    List<Paper> records = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        records.add(readRest(in, readSummary(in, places)));
                    }
                    return records;
                });
    }

    private static void writeSummary(DataOutput out, Paper paper, ChunkPlaces places)
            throws IOException {
        out.writeString(paper.key());
        Encoding.writeTexts(out, paper.aliases());
        writeType(out, paper.type());
        out.writeString(paper.title());
        out.writeVInt(paper.authors().size());
        for (Name name : paper.authors()) {
            out.writeString(name.family());
            out.writeString(name.given());
        }
        out.writeString(paper.year());
        out.writeString(paper.venue());
        out.writeVInt(paper.sources().size());
        for (Source source : paper.sources()) {
            ChunkPlaces.PlaceInChunk place = places.inChunk(source);
            out.writeLong(place.chunk());
            Encoding.writeRange(out, place.record());
            Encoding.writeRange(out, place.name());
        }
    }

    private static Paper readSummary(ByteArrayDataInput in, ChunkPlaces places) throws IOException {
        String key = in.readString();
        List<String> aliases = Encoding.readTexts(in);
        String type = readType(in);
        String title = in.readString();
        List<Name> authors = new ArrayList<>();
        for (int left = in.readVInt(); left > 0; left--) {
            authors.add(new Name(in.readString(), in.readString()));
        }
        String year = in.readString();
        String venue = in.readString();
        List<Source> sources = new ArrayList<>();
        for (int left = in.readVInt(); left > 0; left--) {
            sources.add(
                    places.source(in.readLong(), Encoding.readRange(in), Encoding.readRange(in)));
        }
        return Paper.builder()
                .key(key)
                .aliases(aliases)
                .type(type)
                .title(title)
                .authors(authors)
                .year(year)
                .venue(venue)
                .sources(sources)
                .build();
    }

    /** A CSL type is a number: in a million papers, the names would be some percent. */
    private static void writeType(DataOutput out, String type) throws IOException {
        int index = TYPES.indexOf(type);
        out.writeVInt(index + 1);
        if (index < 0) {
            out.writeString(type);
        }
    }

    private static String readType(ByteArrayDataInput in) throws IOException {
        int number = in.readVInt();
        return number == 0 ? in.readString() : TYPES.get(number - 1);
    }

    private static void writeRest(DataOutput out, Paper paper) throws IOException {
        out.writeString(paper.abstractText());
        Encoding.writeMap(out, paper.identifiers());
        Encoding.writeMap(out, paper.fields());
    }

    private static Paper readRest(ByteArrayDataInput in, Paper summary) throws IOException {
        String abstractText = in.readString();
        Map<String, String> identifiers = Encoding.readMap(in);
        Map<String, String> fields = Encoding.readMap(in);
        return summary.toBuilder()
                .abstractText(abstractText)
                .identifiers(identifiers)
                .fields(fields)
                .build();
    }
}
