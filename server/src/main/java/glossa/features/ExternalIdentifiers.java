package glossa.features;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys that Manubot resolves outside the corpus (Manubot's documentation, "Citations"): {@code
 * doi:10.1000/1}, {@code arXiv:1706.03762}, {@code clinicaltrials:NCT04280705}. The prefix is of
 * either case.
 */
final class ExternalIdentifiers {
    /** The prefixes that Manubot itself resolves, and the tags that stand for identifiers. */
    private static final Pattern PREFIXED =
            Pattern.compile(
                    "(?i)(?:doi|shortdoi|arxiv|pmid|pubmed|pmc|pmcid|isbn|url|https?|wikidata|tag)"
                            + ":.+");

    /** Identifiers whose prefix Manubot infers: DOIs, short DOIs, PMC ids, arXiv's ids. */
    private static final Pattern BARE =
            Pattern.compile(
                    "10\\.\\d{4,9}/.+|10/[A-Za-z0-9]+|PMC\\d{4,}"
                        + "|\\d{4}\\.\\d{4,5}(?:v\\d+)?|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7}(?:v\\d+)?");

    /**
     * Databases that Bioregistry lists, by whose identifiers Manubot cites (Manubot's
     * documentation, "Citations"). Left out are those whose prefixes are words or parts of names,
     * such as {@code go}, {@code cl} and {@code abs}: a misspelled key with a colon would not be
     * noticed.
     */
    private static final Set<String> DATABASES =
            Stream.of(
                            """
                            3dmet addgene agricola antibodyregistry antweb aop ark arrayexpress ascl
                            asin atcc bacdive bdsc bindingdb biocyc biogrid biolegend biomodels.db
                            bionumbers bioproject bioregistry biorxiv biosample biosimulations
                            biostudies biotools bitterdb.cpd bmrb cas cath ccds cellimage
                            cellosaurus chebi chembl chembl.compound chembl.target chemspider
                            clinicaltrials clinvar clinvar.record clinvar.submission complexportal
                            comptox corum cosmic dailymed dandi dbgap dbsnp depmap disprot dockerhub
                            doid drugbank drugcentral ecogene ega.dataset ega.study eggnog emdb
                            empiar ena.embl ensembl entrez eudract euclinicaltrials fairsharing
                            flybase flowrepository foodon gbif genbank geo github gnd
                            google.patent greengenes gtex gwascentral.study handle hdl hgnc
                            hgnc.symbol hmdb homologene igsn inchi inchikey insdc interpro intact
                            isni issn kegg kegg.compound kegg.disease kegg.pathway lccn lrg
                            massbank massive medgen mesh metabolights mgi mim mirbase
                            morphobank ncbigene ncbiprotein ncit nct omim oclc openalex orcid
                            orphanet panther patent pdb pfam pride prosite pubchem
                            pubchem.bioassay pubchem.compound pubchem.substance reactome refseq
                            rfam rgd rhea ror rrid sgd snomedct sra string swh swissprot taxonomy
                            treebase umls unichem unimod uniprot uspto viaf vfb wikipathways
                            wikipedia.en wormbase zenodo zfin
                            """
                                    .strip()
                                    .split("\\s+"))
                    .collect(Collectors.toUnmodifiableSet());

    /** The longest prefix of {@link #DATABASES}, and more. */
    private static final int MAX_PREFIX_LENGTH = 24;

    private ExternalIdentifiers() {}

    /** Whether a key is such an identifier; only its form is examined. */
    static boolean has(String key) {
        return PREFIXED.matcher(key).matches() || BARE.matcher(key).matches() || isOfDatabase(key);
    }

    /** The accessions of databases have digits, so that {@code github:ada} is still a key. */
    private static boolean isOfDatabase(String key) {
        int colon = key.indexOf(':');
        return colon > 0
                && colon <= MAX_PREFIX_LENGTH
                && DATABASES.contains(key.substring(0, colon).toLowerCase(Locale.ROOT))
                && key.chars().skip(colon).anyMatch(c -> c >= '0' && c <= '9');
    }
}
