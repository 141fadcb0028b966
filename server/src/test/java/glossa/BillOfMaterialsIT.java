package glossa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the build says the program is made of: a CycloneDX bill of materials. */
final class BillOfMaterialsIT {
    /** Under these, whoever gets Glossa may use and pass on what it brings. */
    private static final Set<String> LICENCES =
            Set.of(
                    "Apache-2.0",
                    "MIT",
                    "MIT-0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "EPL-2.0",
                    "BSD-3-Clause OR EPL-2.0",
                    // What jmustache calls BSD-3-Clause.
                    "The (New) BSD License");

    /** Data, not code: the words of citation styles in many languages. */
    private static final Set<String> DATA =
            Set.of("Creative Commons Attribution-ShareAlike 3.0 Unported license");

    @Test
    void everyLibraryIsListedWithALicenceThatAllowsItsUse() throws IOException {
        List<String> refused = new ArrayList<>();
        for (JsonObject library : libraries()) {
            Set<String> licences = licences(library);
            boolean isAllowed = licences.stream().anyMatch(LICENCES::contains);
            boolean isData =
                    library.get("name").getAsString().equals("locales")
                            && licences.stream().anyMatch(DATA::contains);
            if (!isAllowed && !isData) {
                refused.add(library.get("purl").getAsString() + " " + licences);
            }
        }
        assertEquals(List.of(), refused);
    }

    @Test
    void theLibrariesThatEverybodyKnowsAreThere() throws IOException {
        Set<String> names = new TreeSet<>();
        libraries().forEach(library -> names.add(library.get("name").getAsString()));
        assertTrue(
                names.containsAll(
                        List.of(
                                "org.eclipse.lsp4j",
                                "lucene-core",
                                "jsoup",
                                "commonmark",
                                "locales")),
                names.toString());
        assertTrue(names.stream().noneMatch(name -> name.startsWith("junit")), names.toString());
    }

    private static List<JsonObject> libraries() throws IOException {
        JsonObject bill =
                JsonParser.parseString(Files.readString(Path.of("target/glossa-bom.json")))
                        .getAsJsonObject();
        List<JsonObject> libraries = new ArrayList<>();
        for (JsonElement component : bill.getAsJsonArray("components")) {
            JsonObject library = component.getAsJsonObject();
            if (!library.has("group") || !library.get("group").getAsString().equals("glossa")) {
                libraries.add(library);
            }
        }
        return libraries;
    }

    private static Set<String> licences(JsonObject library) {
        Set<String> licences = new TreeSet<>();
        if (library.has("licenses")) {
            for (JsonElement each : library.getAsJsonArray("licenses")) {
                JsonObject licence = each.getAsJsonObject();
                if (licence.has("expression")) {
                    licences.add(licence.get("expression").getAsString());
                } else {
                    JsonObject of = licence.getAsJsonObject("license");
                    licences.add(of.get(of.has("id") ? "id" : "name").getAsString());
                }
            }
        }
        return licences;
    }
}
