package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.corpus.PreferredKeys;
import glossa.paper.KeyRule;
import glossa.paper.Paper;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is found by what is typed, the best first. */
final class SearchTest {
    private static final String LIBRARY =
            """
            @article{vaswani2017attention, title = {Attention Is All You Need}, author = {Vaswani, Ashish and Shazeer, Noam}, year = 2017, eprint = {1706.03762}, archiveprefix = {arXiv}}
            @article{subakan2021, title = {Attention Is All You Need in Speech Separation}, author = {Subakan, Cem}, year = 2021, journal = {ICASSP}}
            @misc{latent, title = {Towards Latent Masked Image Modeling}, author = {Wei, Yibing}, year = 2024}
            @misc{masks, title = {Masked Autoencoders Are Scalable Vision Learners}, author = {He, Kaiming}, year = 2022, doi = {10.1109/cvpr52688.2022.01553}}
            @misc{bert, title = {{BERT}: Pre-training of Deep Bidirectional Transformers}, author = {Devlin, Jacob}, year = 2019, booktitle = {NAACL}}
            @misc{bertrand, title = {On Probability}, author = {Bertrand, Joseph}, year = 1889}
            @article{goedel1931, title = {Über formal unentscheidbare Sätze}, author = {Gödel, Kurt}, year = 1931}
            @article{kolmogorov, title = {Три подхода к определению понятия информации}, author = {Колмогоров, А. Н.}, year = 1965}
            @misc{zhuyi, title = {注意力就是你所需要的一切}, author = {王, 小明}, year = 2018}
            @article{waals1873, title = {Over de Continuiteit}, author = {van der Waals, Johannes}, year = 1873}
            @misc{old, title = {Knots}, year = 2003, eprint = {math.GT/0309136}, archiveprefix = {arXiv}}
            @misc{smith2020a, title = {Deep Rivers}, author = {Smith, Anna}, year = 2020}
            @misc{smith2021b, title = {Deep Rivers Again}, author = {Smith, Anna}, year = 2021}
            @misc{smith2022c, title = {Deep Lakes}, author = {Smith, Anna}, year = 2022}
            """;

    @Test
    void byPartsOfKeyAuthorTitleYearAndVenueInAnyOrder() {
        check("vasw", "vaswani2017attention");
        check("shazeer 2017", "vaswani2017attention");
        check("2017 attention", "vaswani2017attention");
        check("masked wei", "latent");
        check("icassp attention", "subakan2021");
        check("vanderwaals", "waals1873");
        check("van der waals 1873", "waals1873");
    }

    @Test
    void byTheTitleFromItsBeginning() {
        check("attention is all you need", "vaswani2017attention subakan2021");
        check("attentionisallyouneed", "vaswani2017attention subakan2021");
        check("bert", "bert bertrand");
    }

    @Test
    void byTheBeginningsOfWordsInOne() {
        check("latmask", "latent");
        check("masautsca", "masks");
        check("deeriv", "smith2021b smith2020a");
    }

    @Test
    void byInitials() {
        check("aiayn", "vaswani2017attention subakan2021");
        check("tlmim", "latent");
        check("lmim", "latent");
    }

    @Test
    void byTypingErrorsAloneOnlyAFew() {
        // Nobody is called Yang, and one letter makes it 'lang'.
        check(entries(3, "Language"), "yang", "paper3 paper2 paper1");
        check(entries(8, "Language"), "yang", "paper8 paper7 paper6 paper5 paper4");
        check(entries(11, "Language"), "yang", "");
        check(entries(11, "Language"), "yang lnaguage", "");
        // Where the title of one says more, that one.
        check(entries(11, "Language") + "@misc{lang, title = {Lang}}", "yang", "lang");
        // What the reader cites is likelier meant; letters that are left out are no errors.
        check(entries(12, "Language"), "yang", preferring("paper2"), List.of(), "paper2");
        check(
                entries(11, "Language"),
                "lagage",
                "paper11 paper10 paper9 paper8 paper7 paper6 paper5 paper4 paper3 paper2 paper1");
        // A word as typed leaves no such doubt.
        check(
                entries(11, "Tides of Language"),
                "langauge tides",
                "paper11 paper10 paper9 paper8 paper7 paper6 paper5 paper4 paper3 paper2 paper1");
    }

    /** So many papers with one title, each a year newer than the one before. */
    private static String entries(int count, String title) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        i ->
                                "@misc{paper%d, title = {%s}, year = %d}%n"
                                        .formatted(i, title, 2000 + i))
                .collect(Collectors.joining());
    }

    @Test
    void withLettersLeftOut() {
        check("vaan17", "vaswani2017attention");
        check("attn need", "vaswani2017attention subakan2021");
        check("bet", "bert bertrand");
    }

    @Test
    void byIdentifiers() {
        check("1706.03", "vaswani2017attention");
        check("10.1109/cvpr", "masks");
        check("doi:10.1109/CVPR", "masks");
        check("arxiv:1706.0", "vaswani2017attention");
        check("math.GT/03", "old");
    }

    @Test
    void withOneSlipFromFourLettersAndTwoFromEight() {
        check("vaswnai", "vaswani2017attention");
        check("avswani", "vaswani2017attention");
        check("shazer", "vaswani2017attention");
        check("bidirectoinla", "bert");
        check("bidrectional tranformers", "bert");
        check("bertr 1889", "bertrand");
        check("waals 1874", "");
    }

    @Test
    void withoutAccentsCapitalsAndHyphens() {
        check("UBER FORMAL", "goedel1931");
        check("godel", "goedel1931");
        check("pretraining", "bert");
        check("pre-training", "bert");
        check("колмог", "kolmogorov");
        check("подхода инф", "kolmogorov");
        check("注意", "zhuyi");
        check("需要的", "zhuyi");
        check("所需要的一切", "zhuyi");
        check("王", "zhuyi");
    }

    @Test
    void nothingOfTheKind() {
        check("zzz", "");
        check("attention zebra", "");
        check("!!!", "*");
    }

    @Test
    void favouredPapersComeFirstWhereSeveralFitAlike() {
        check("smith", "smith2022c smith2021b smith2020a");
        check("smith", preferring("smith2020a"), List.of(), "smith2020a smith2022c smith2021b");
        check("deep", preferring("smith2021b"), List.of(), "smith2021b smith2022c smith2020a bert");
        // Who types a key means that key.
        check("smith2022c", preferring("smith2020a"), List.of(), "smith2022c");
    }

    @Test
    void thenThoseThatFitTheSentence() {
        check(
                "smith",
                preferring(),
                List.of("on", "the", "rivers"),
                "smith2021b smith2020a smith2022c");
    }

    private static PreferredKeys preferring(String... keys) {
        return new PreferredKeys(Set.of(keys), Map.of(), Map.of(), Set.of());
    }

    private static void check(String typed, String keys) {
        check(LIBRARY, typed, keys);
    }

    private static void check(String library, String typed, String keys) {
        check(library, typed, PreferredKeys.NONE, List.of(), keys);
    }

    private static void check(
            String typed, PreferredKeys preferred, List<String> sentence, String keys) {
        check(LIBRARY, typed, preferred, sentence, keys);
    }

    /**
     * @param keys what is found, the best first; {@code *} for any paper
     */
    private static void check(
            String library,
            String typed,
            PreferredKeys preferred,
            List<String> sentence,
            String keys) {
        Path file = Path.of("library.bib").toAbsolutePath();
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(
                    List.of(new SourceFile(file, "1", "", () -> SourceFiles.open(file, library))),
                    List.of(),
                    List.of(file),
                    KeyRule.DEFAULT);
            try (Corpus corpus = index.acquire()) {
                List<Paper> found =
                        corpus.search(new CompletionQuery(typed, preferred, sentence, 20));
                assertEquals(
                        keys.equals("*") ? corpus.size() : keys,
                        keys.equals("*")
                                ? found.size()
                                : found.stream().map(Paper::key).collect(Collectors.joining(" ")),
                        typed);
            }
        }
    }
}
