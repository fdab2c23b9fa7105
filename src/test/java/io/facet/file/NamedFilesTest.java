package io.facet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFilesTest {

    @TempDir Path folder;

    private void file(String name) throws IOException {
        Files.writeString(folder.resolve(name), name);
    }

    @Test
    void whatSystemsAndPeopleLeaveBesideTheFilesIsLeftOut() throws IOException {
        for (String name :
                new String[] {
                    "mouth-open.facet",
                    "smile.facet",
                    "Smile.facet",
                    "SMILE.FACET",
                    "._smile.facet",
                    ".smile.facet",
                    ".facet",
                    ".DS_Store",
                    "Thumbs.db",
                    "desktop.ini",
                    "smile (1).facet",
                    "smile - Copy.facet",
                    "Copy of smile.facet",
                    "smile.facet.bak",
                    "smile.facet~",
                    "#smile.facet#",
                    "smile.old.facet",
                    "smile.facet.part",
                    "smile_.facet",
                    "smile-.facet",
                    "smile\u00a0.facet",
                    "sm\u0131le.facet",
                }) {
            file(name);
        }
        Files.createDirectories(folder.resolve("age.facet"));

        assertThat(NamedFiles.in(folder, ".facet"))
                .containsExactly(
                        java.util.Map.entry("mouth-open", folder.resolve("mouth-open.facet")),
                        java.util.Map.entry("smile", folder.resolve("smile.facet")));
    }

    @Test
    void aLinkIsListedWhereverItLeads() throws IOException {
        file("elsewhere");
        Files.createSymbolicLink(folder.resolve("age.facet"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("beard.facet"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("smile.facet"), folder.resolve("smile.facet"));
        Files.createSymbolicLink(folder.resolve("loop.facet"), folder);

        assertThat(NamedFiles.in(folder, ".facet")).containsOnlyKeys("age", "beard", "smile");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        assertThatThrownBy(() -> NamedFiles.in(folder.resolve("none"), ".facet"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("none cannot be read");
    }
}
