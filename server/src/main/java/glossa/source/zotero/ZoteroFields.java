package glossa.source.zotero;

import glossa.source.fields.CslTypes;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Maps Zotero's item types, fields and creators to CSL like Zotero's own citation processor
 * (Zotero's public schema, section "csl"). A field of a single item type, such as {@code
 * proceedingsTitle}, is mapped like its base field.
 */
final class ZoteroFields {
    private static final Map<String, String> TYPES =
            pairs(
                    """
                    preprint=article journalArticle=article-journal magazineArticle=article-magazine
                    newspaperArticle=article-newspaper bill=bill book=book podcast=broadcast
                    tvBroadcast=broadcast radioBroadcast=broadcast bookSection=chapter dataset=dataset
                    document=document dictionaryEntry=entry-dictionary
                    encyclopediaArticle=entry-encyclopedia artwork=graphic hearing=hearing
                    interview=interview case=legal_case statute=legislation manuscript=manuscript
                    map=map film=motion_picture videoRecording=motion_picture
                    conferencePaper=paper-conference patent=patent letter=personal_communication
                    email=personal_communication instantMessage=personal_communication forumPost=post
                    blogPost=post-weblog report=report computerProgram=software audioRecording=song
                    presentation=speech standard=standard thesis=thesis webpage=webpage
                    """);

    /** Item types that are not papers. */
    private static final Set<String> NO_PAPERS = Set.of("attachment", "note", "annotation", "");

    private static final Map<String, String> VARIABLES =
            pairs(
                    """
                    title=title caseName=title nameOfAct=title subject=title
                    abstractNote=abstract
                    publicationTitle=container-title proceedingsTitle=container-title
                    bookTitle=container-title encyclopediaTitle=container-title
                    dictionaryTitle=container-title blogTitle=container-title
                    forumTitle=container-title websiteTitle=container-title
                    programTitle=container-title reporter=container-title code=container-title
                    journalAbbreviation=container-title-short shortTitle=title-short
                    series=collection-title seriesTitle=collection-title
                    seriesNumber=collection-number
                    publisher=publisher university=publisher institution=publisher label=publisher
                    company=publisher distributor=publisher studio=publisher network=publisher
                    repository=publisher
                    place=publisher-place repositoryLocation=publisher-place
                    eventPlace=event-place conferenceName=event-title meetingName=event-title
                    volume=volume reporterVolume=volume codeVolume=volume codeNumber=volume
                    issue=issue priorityNumbers=issue
                    pages=page codePages=page firstPage=page
                    number=number reportNumber=number billNumber=number patentNumber=number
                    docketNumber=number documentNumber=number publicLawNumber=number
                    episodeNumber=number archiveID=number identifier=number
                    numPages=number-of-pages numberOfVolumes=number-of-volumes
                    edition=edition versionNumber=version section=section committee=section
                    session=chapter-number history=references references=references
                    court=authority legislativeBody=authority issuingAuthority=authority
                    organization=authority
                    type=genre thesisType=genre reportType=genre websiteType=genre letterType=genre
                    manuscriptType=genre mapType=genre presentationType=genre postType=genre
                    genre=genre programmingLanguage=genre
                    medium=medium system=medium artworkMedium=medium interviewMedium=medium
                    videoRecordingFormat=medium audioRecordingFormat=medium audioFileType=medium
                    format=medium
                    artworkSize=dimensions runningTime=dimensions scale=scale
                    DOI=DOI ISBN=ISBN ISSN=ISSN PMID=PMID PMCID=PMCID url=URL
                    language=language archive=archive archiveLocation=archive_location
                    callNumber=call-number applicationNumber=call-number libraryCatalog=source
                    legalStatus=status status=status rights=license country=jurisdiction
                    originalTitle=original-title originalPublisher=original-publisher
                    originalPlace=original-publisher-place volumeTitle=volume-title
                    date=issued issueDate=issued dateDecided=issued dateEnacted=issued
                    accessDate=accessed filingDate=submitted originalDate=original-date
                    """);

    private static final Map<String, String> NAMES =
            pairs(
                    """
                    author=author artist=author cartographer=author inventor=author
                    interviewee=author performer=author podcaster=author presenter=author
                    programmer=author sponsor=author
                    editor=editor bookAuthor=container-author seriesEditor=collection-editor
                    translator=translator director=director composer=composer
                    interviewer=interviewer recipient=recipient reviewedAuthor=reviewed-author
                    scriptwriter=script-writer producer=producer contributor=contributor guest=guest
                    castMember=performer
                    """);

    /** CSL variables without a field in Zotero (CSL 1.0.2, appendix IV). */
    private static final String MORE_VARIABLES =
            """
            annote archive-place available-date citation-number container-title event-date
            event-place event-title first-reference-note-number jurisdiction locator medium
            original-date original-publisher original-publisher-place original-title part-number
            part-title reviewed-genre reviewed-title supplement-number volume-title keyword
            submitted accessed issued event
            """;

    private static final String MORE_NAMES =
            """
            chair collection-editor compiler container-author curator editor-translator
            editorial-director executive-producer guest host illustrator narrator organizer
            original-author performer reviewed-author script-writer series-creator
            """;

    private static final Set<String> NAME_VARIABLES = Set.of(MORE_NAMES.strip().split("\\s+"));

    private static final Map<String, String> LABELS = labels();

    private ZoteroFields() {}

    /** Whether items of this type are papers. */
    static boolean isPaper(String itemType) {
        return !NO_PAPERS.contains(itemType);
    }

    /**
     * The CSL type of a Zotero type such as {@code journalArticle}; {@code document} for an unknown
     * one.
     */
    static String type(String itemType) {
        return TYPES.getOrDefault(itemType, "document");
    }

    /** The CSL type of a Zotero type, or of a CSL type itself; empty for any other text. */
    static String typeIn(String text) {
        String type = text.strip();
        return TYPES.getOrDefault(type, type.matches(CslTypes.ALTERNATIVES) ? type : "");
    }

    /** The CSL variable of a field; the field's own name if there is none. */
    static String variable(String field) {
        return VARIABLES.getOrDefault(field, field);
    }

    /** Whether there is a CSL variable for this field. */
    static boolean isKnown(String field) {
        return VARIABLES.containsKey(field);
    }

    /** The CSL name variable of a creator type; the creator type itself if there is none. */
    static String role(String creatorType) {
        return NAMES.getOrDefault(creatorType, creatorType);
    }

    /**
     * The variable of a label in {@code extra}, written as {@code Original Date}, {@code
     * original-date} or {@code originalDate}; empty for any other text.
     */
    static String labelled(String label) {
        return LABELS.getOrDefault(squeezed(label), "");
    }

    /** Whether the values of this CSL variable are names. */
    static boolean isName(String variable) {
        return NAMES.containsValue(variable) || NAME_VARIABLES.contains(variable);
    }

    /** Whether the values of this CSL variable are dates. */
    static boolean isDate(String variable) {
        return variable.equals("issued")
                || variable.equals("accessed")
                || variable.equals("submitted")
                || variable.endsWith("-date");
    }

    private static String squeezed(String label) {
        return label.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (String variable : (MORE_VARIABLES + MORE_NAMES).strip().split("\\s+")) {
            labels.put(squeezed(variable), variable);
        }
        for (Map<String, String> map : List.of(NAMES, VARIABLES)) {
            map.forEach(
                    (name, variable) -> {
                        labels.put(squeezed(variable), variable);
                        labels.put(squeezed(name), variable);
                    });
        }
        // Names of fields that have another meaning in free text.
        for (String word :
                "references code subject label system history format identifier".split(" ")) {
            labels.remove(word);
        }
        return Map.copyOf(labels);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return Map.copyOf(pairs);
    }
}
