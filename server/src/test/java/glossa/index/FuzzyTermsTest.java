package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.EditDistance;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;

/** Words of an index that a typed word may be a misspelling or an abbreviation of. */
final class FuzzyTermsTest {
    private static final String WORDS =
            "attend attention attenuation intention latent masked masking retention transfer"
                    + " transformer внимание";

    @Test
    void wordsThatBeginWithWhatWasTypedButForErrors() {
        checkWithin("atention", 1, "attention");
        checkWithin("attenion", 1, "attention");
        checkWithin("maskd", 1, "masked masking");
        checkWithin("внимни", 1, "внимание");
        checkWithin("внимонее", 2, "внимание");
        checkWithin("ttention", 1, "attention");
    }

    @Test
    void twoErrorsKeepTheFirstLetter() {
        checkWithin("atentoin", 2, "attention");
        checkWithin("tatention", 2, "");
    }

    @Test
    void whatBeginsAsTypedIsNoMisspelling() {
        checkWithin("attention", 1, "");
        checkWithin("mask", 1, "");
    }

    @Test
    void wordsWithTheTypedLettersInTheirOrder() {
        checkAbbreviated("trfmr", "transformer");
        checkAbbreviated("trf", "transfer transformer");
        checkAbbreviated("attn", "attend attention attenuation");
        checkAbbreviated("latent", "");
        checkAbbreviated("ttn", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd", "вгде"})
    void theAutomatonFindsWhatTheEditDistanceSays(String letters) {
        Random random = new Random(3);
        TreeSet<String> words = new TreeSet<>();
        while (words.size() < 40) {
            words.add(word(random, letters));
        }
        for (int i = 0; i < 200; i++) {
            String typed = word(random, letters);
            int maxEdits = 1 + i % 2;
            List<String> expected =
                    words.stream()
                            .filter(word -> maxEdits < 2 || word.charAt(0) == typed.charAt(0))
                            .filter(word -> distance(typed, word) <= maxEdits)
                            .filter(word -> distance(typed, word) > 0)
                            .sorted(
                                    Comparator.comparingInt((String word) -> distance(typed, word))
                                            .thenComparingInt(
                                                    word ->
                                                            Math.abs(
                                                                    word.length() - typed.length()))
                                            .thenComparing(word -> word))
                            .toList();
            check(
                    String.join(" ", words),
                    snapshot -> FuzzyTerms.within(snapshot, typed, maxEdits),
                    String.join(" ", expected));
        }
    }

    private static int distance(String typed, String word) {
        return EditDistance.toPrefix(typed, word, 9);
    }

    private static String word(Random random, String letters) {
        StringBuilder word = new StringBuilder();
        for (int left = 3 + random.nextInt(4); left > 0; left--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static void checkWithin(String typed, int maxEdits, String expected) {
        check(WORDS, snapshot -> FuzzyTerms.within(snapshot, typed, maxEdits), expected);
    }

    private static void checkAbbreviated(String typed, String expected) {
        check(WORDS, snapshot -> FuzzyTerms.abbreviatedBy(snapshot, typed), expected);
    }

    /**
     * @param words the words of the index, with spaces between them
     * @param expected the words found, in their order
     */
    private static void check(
            String words, Function<IndexSnapshot, List<String>> search, String expected) {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            IndexWriterConfig config = new IndexWriterConfig(new TokenListStream.UnusedAnalyzer());
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                Document document = new Document();
                document.add(
                        TokenListStream.field(PaperDocuments.TOKEN, List.of(words.split(" "))));
                writer.addDocument(document);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSnapshot snapshot = new IndexSnapshot(reader, null);
                assertEquals(expected, String.join(" ", search.apply(snapshot)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
