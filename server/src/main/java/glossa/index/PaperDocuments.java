package glossa.index;

import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.TextFolding;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Lucene documents of papers: one for each, with all its records. Those of files are {@link
 * StoredFile}'s. The names of the fields are part of the stored layout.
 */
final class PaperDocuments {
    /** The number of a paper; a paper that changes gets a new one. */
    static final String UID = "uid";

    /** Each key or alias, as written and folded. */
    static final String NAME = "name";

    static final String FOLDED_NAME = "key";

    /** The identifying marks of its records ({@link Identity#marks}), hashed. */
    static final String MARK = "mark";

    /** The ids of the chunks of its records. */
    static final String CHUNK = "piece";

    /** Present where it has several records. */
    static final String SEVERAL_RECORDS = "several";

    /** The names that another paper had as well when it was written. */
    static final String SHARED_NAME = "shared";

    static final String TOKEN = "token";
    static final String GRAM = "gram";

    /** The terms of {@link TitleInitials}. */
    static final String START = "start";

    static final String PAIR = "pair";
    static final String TEXT = "text";

    /** The year, by which the index is sorted, the newest first. */
    static final String YEAR = "year";

    static final String SUMMARY = "brief";
    static final String NAMES = "names";
    static final String RECORDS = "records";

    /** The path of a file. */
    static final String FILE = "source";

    /** Greater than in all updates before, and close to the last, so that it packs well. */
    private static final AtomicLong NEXT_UID = new AtomicLong(System.currentTimeMillis() << 20);

    private PaperDocuments() {}

    /**
     * The document of a paper.
     *
     * @param records the records of its sources, in order of precedence
     * @param names its names, the key first
     * @param shared those of the names that another paper has as well
     * @param contents whether the paper can be searched
     */
    static Document document(
            List<Paper> records,
            List<String> names,
            Set<String> shared,
            ChunkPlaces places,
            IndexStorage.Contents contents) {
        Paper paper = RecordGrouping.merged(records, names);
        Document document = new Document();
        long uid = NEXT_UID.incrementAndGet();
        document.add(new StringField(UID, encoded(uid), Field.Store.NO));
        document.add(new NumericDocValuesField(UID, uid));
        for (String name : new LinkedHashSet<>(names)) {
            document.add(new StringField(NAME, name, Field.Store.NO));
            document.add(new StringField(FOLDED_NAME, TextFolding.squeeze(name), Field.Store.NO));
        }
        Set<Long> marks = new LinkedHashSet<>();
        Set<Long> chunks = new LinkedHashSet<>();
        for (Paper record : records) {
            Identity.marks(record).forEach(mark -> marks.add(hash(mark)));
            record.sources().forEach(source -> chunks.add(places.inChunk(source).chunk()));
        }
        marks.forEach(mark -> document.add(new StringField(MARK, encoded(mark), Field.Store.NO)));
        chunks.forEach(id -> document.add(new StringField(CHUNK, encoded(id), Field.Store.NO)));
        if (records.size() > 1) {
            document.add(new StringField(SEVERAL_RECORDS, "", Field.Store.NO));
        }
        shared.forEach(name -> document.add(new StringField(SHARED_NAME, name, Field.Store.NO)));
        if (contents == IndexStorage.Contents.PAPERS) {
            addSearched(paper, document);
        }
        document.add(
                new BinaryDocValuesField(
                        SUMMARY, new BytesRef(PaperCodec.encodeSummary(summary(paper), places))));
        document.add(new StoredField(NAMES, Encoding.encodeTexts(names)));
        document.add(new StoredField(RECORDS, PaperCodec.encodeRecords(records, places)));
        return document;
    }

    /** Adds what searches look at. */
    private static void addSearched(Paper paper, Document document) {
        Set<String> tokens = PaperTokens.of(paper);
        document.add(TokenListStream.field(TOKEN, tokens));
        document.add(TokenListStream.grams(GRAM, tokens));
        document.add(TokenListStream.field(START, TitleInitials.of(paper)));
        document.add(TokenListStream.field(PAIR, TitleInitials.pairs(paper)));
        document.add(new NumericDocValuesField(YEAR, year(paper)));
        document.add(ProseTokens.field(TEXT, prose(paper)));
        FieldQueries.addFields(paper, document);
    }

    /** The year as a number; 0 where it is unknown. */
    private static int year(Paper paper) {
        String year = paper.year();
        boolean number =
                !year.isEmpty()
                        && year.length() <= 4
                        && year.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(year) : 0;
    }

    /** A number as a term. */
    static BytesRef encoded(long number) {
        byte[] bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(number, bytes, 0);
        return new BytesRef(bytes);
    }

    /** Numbers as terms. */
    static List<BytesRef> encodedNumbers(Iterable<Long> numbers) {
        List<BytesRef> terms = new ArrayList<>();
        numbers.forEach(number -> terms.add(encoded(number)));
        return terms;
    }

    /** The term of one of {@link Identity#marks}. */
    static Term markTerm(String mark) {
        return new Term(MARK, encoded(hash(mark)));
    }

    /** Marks as terms. */
    static List<BytesRef> encodedMarks(Iterable<String> marks) {
        List<BytesRef> terms = new ArrayList<>();
        marks.forEach(mark -> terms.add(encoded(hash(mark))));
        return terms;
    }

    /** Texts as terms. */
    static List<BytesRef> termBytes(Iterable<String> texts) {
        List<BytesRef> terms = new ArrayList<>();
        texts.forEach(text -> terms.add(new BytesRef(text)));
        return terms;
    }

    /** A 64-bit hash of a text, which two texts hardly ever share. */
    static long hash(String text) {
        long h = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001B3L;
        }
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return h ^ (h >>> 32);
    }

    /** What is said of a paper in sentences. */
    private static String prose(Paper paper) {
        return paper.title() + '\n' + paper.abstractText();
    }

    /** What a list of results shows of a paper. */
    private static Paper summary(Paper paper) {
        return paper.toBuilder()
                .abstractText("")
                .identifiers(Map.of())
                .fields(Map.of())
                .source(paper.sources().getFirst())
                .build();
    }
}
