package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files that would take all the memory or all the time, given to the packed program with 128 MB: each is refused in
/// one line, and nothing of any is stored.
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher of Unix")
class HostileFilesTest {

    private static final Path PROGRAM =
            Path.of(System.getProperty("fxbatch.home", "target/fxbatch"), "bin", "fxbatch").toAbsolutePath();
    private static final int PATIENCE_SECONDS = 120;
    private static final int MEGABYTE = 1 << 20;
    private static final String HEADER = "Client CIF,Amount ZAR\n";
    private static final String TWO_CELLS = "<row><c t=\"str\"><v>%s</v></c><c t=\"str\"><v>%s</v></c></row>";
    private static final String SHEET = "<worksheet><sheetData>" + TWO_CELLS.formatted("Client CIF", "Amount ZAR");
    private static final String ROOT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    @TempDir private Path folder = Path.of("");

    private int runs;

    /// Writes what a file has.
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /// How a run ended.
    private record Ended(int code, String out, String err) {

        @Override
        public String toString() {
            return code + ": " + (out + err).substring(0, Math.min(500, out.length() + err.length()));
        }
    }

    @BeforeEach
    void knowTheClients() throws Exception {
        Path clients =
                Files.writeString(
                        folder.resolve("clients.csv"),
                        """
                        Client,Client CIF,Fixed Spread,ZAR Account,USD Account
                        Ember Canyon Seeds,40000001,358,10000000001,20000000001
                        """);
        assertThat(fxbatch("import", "clients", clients.toString()).code).isZero();
    }

    @AfterEach
    void nothingIsStored() throws Exception {
        Ended list = fxbatch("batch", "list", "--json");
        assertThat(list.code).isZero();
        assertThat(list.out.replaceAll("\\s", "")).isEqualTo("[]");
    }

    private Ended fxbatch(String... arguments) throws Exception {
        runs++;
        Path out = folder.resolve("out" + runs);
        Path err = folder.resolve("err" + runs);
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(k -> k.startsWith("FXBATCH_"));
        builder.environment().put("FXBATCH_JAVA_OPTS", "-Xmx128m");
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private Path file(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), MEGABYTE)) {
            content.write(out);
        }
        return file;
    }

    private Path book(String sheet, Content rows) throws IOException {
        return file(
                "book.xlsx",
                out -> {
                    try (ZipOutputStream zip = new ZipOutputStream(out)) {
                        zip.setLevel(Deflater.BEST_SPEED);
                        part(
                                zip,
                                "_rels/.rels",
                                "<Relationships><Relationship Id=\"r\" Type=\""
                                        + ROOT
                                        + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
                        part(
                                zip,
                                "xl/workbook.xml",
                                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"T\" sheetId=\"1\""
                                        + " r:id=\"s\"/></sheets></workbook>");
                        part(
                                zip,
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id=\"s\" Type=\""
                                        + ROOT
                                        + "worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"t\" Type=\""
                                        + ROOT
                                        + "sharedStrings\" Target=\"texts.xml\"/></Relationships>");
                        zip.putNextEntry(new ZipEntry(sheet));
                        rows.write(zip);
                        zip.closeEntry();
                    }
                });
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    private static void repeat(OutputStream out, String text, long bytes) throws IOException {
        byte[] block = text.repeat(Math.max(1, MEGABYTE / text.length())).getBytes(UTF_8);
        for (long written = 0; written < bytes; written += block.length) {
            out.write(block);
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    private void refused(Path file, String why) throws Exception {
        Ended ended = fxbatch("import", "batch", file.toString());

        assertThat(ended.code).as("%s: %s", file, ended).isEqualTo(4);
        assertThat(ended.out + ended.err).contains(why).doesNotContain("Exception", "OutOfMemory");
        Files.delete(file);
    }

    @Test
    void texts_without_end_are_refused() throws Exception {
        refused(file("nothing.csv", _ -> {}), "0 bytes");
        refused(file("zeros.csv", out -> repeat(out, "\0", 200L * MEGABYTE)), "zero byte");
        refused(
                file(
                        "cell.csv",
                        out -> {
                            text(out, HEADER + "40000001,\"");
                            repeat(out, "9", 100L * MEGABYTE);
                            text(out, "\"\n");
                        }),
                "32,767");
        refused(
                file(
                        "columns.csv",
                        out -> {
                            text(out, "Client CIF,Amount ZAR");
                            repeat(out, ",x", 2_000_000);
                            text(out, "\n40000001,5.00\n");
                        }),
                "200");
        refused(
                file(
                        "quote.csv",
                        out -> {
                            text(out, HEADER + "40000001,\"5.00\n");
                            repeat(out, "40000001,5.00\n", 200L * MEGABYTE);
                        }),
                "a quote that is not closed");
        refused(
                file(
                        "rows.csv",
                        out -> {
                            text(out, HEADER);
                            repeat(out, "40000001,5.00\n", 200L * MEGABYTE);
                        }),
                "100,001");
        refused(file("blanks.csv", out -> repeat(out, "\n", 200L * MEGABYTE)), "250,000");
        refused(
                file(
                        "bad.csv",
                        out -> {
                            text(out, HEADER);
                            text(out, "x,\u22121E10000000\n".repeat(100_000));
                        }),
                "problems in");
    }

    @Test
    void workbooks_that_grow_are_refused() throws Exception {
        String sheet = "xl/sheet.xml";
        refused(
                book(
                        sheet,
                        out -> {
                            text(out, SHEET);
                            repeat(out, TWO_CELLS.formatted("40000001", "5.00"), 600L * MEGABYTE);
                        }),
                "100,001");
        refused(
                book(
                        sheet,
                        out -> {
                            text(out, SHEET + "<row><c t=\"str\"><v>");
                            repeat(out, "9", 200L * MEGABYTE);
                        }),
                "512 KiB");
        refused(
                book(
                        sheet,
                        out -> {
                            text(out, SHEET + "<row>");
                            repeat(out, "<c t=\"str\"><v>9</v></c>", 200L * MEGABYTE);
                        }),
                "200 cells");
        refused(
                book(
                        "xl/texts.xml",
                        out -> {
                            text(out, "<sst>");
                            repeat(out, "<si><t>" + "x".repeat(1_000) + "</t></si>", 600L * MEGABYTE);
                        }),
                "different texts");
    }

    @Test
    void workbooks_whose_inside_is_built_to_grow_are_refused() throws Exception {
        String sheet = "xl/sheet.xml";
        refused(
                book(
                        sheet,
                        out -> {
                            text(out, "<!DOCTYPE x [<!ENTITY a \"ha\">");
                            for (char name = 'b'; name < 'z'; name++) {
                                text(
                                        out,
                                        "<!ENTITY "
                                                + name
                                                + " \""
                                                + ("&" + (char) (name - 1) + ";").repeat(10)
                                                + "\">");
                            }
                            text(
                                    out,
                                    "]><worksheet><sheetData><row><c"
                                            + " t=\"str\"><v>&y;</v></c></row></sheetData></worksheet>");
                        }),
                "document type");
        refused(
                book(
                        sheet,
                        out -> {
                            text(out, "<worksheet>");
                            repeat(out, "<a>", 100L * MEGABYTE);
                        }),
                "deep");
        refused(
                book(
                        sheet,
                        out -> {
                            text(out, "<worksheet>");
                            for (int i = 0; i < 3_000_000; i++) {
                                text(out, "<a" + i + "/>");
                            }
                        }),
                "names");
        refused(
                book(
                        sheet,
                        out -> {
                            text(out, SHEET);
                            for (int i = 0; i < 1_000_000; i++) {
                                text(out, "<?a" + i + "?><a" + i + ":c xmlns:a" + i + "=\"u" + i + "\"/>");
                            }
                        }),
                "names");
        refused(
                book(
                        sheet,
                        out -> {
                            text(out, SHEET + "<row ");
                            repeat(out, "a", 100L * MEGABYTE);
                        }),
                "512 KiB");
    }

    @Test
    void as_many_trades_as_a_file_may_have_are_read_and_all_of_them_may_be_wrong() throws Exception {
        Path text =
                file(
                        "good.csv",
                        out -> {
                            text(out, HEADER);
                            text(out, "40000001,5.00\n".repeat(100_000));
                        });
        Path workbook =
                book(
                        "xl/sheet.xml",
                        out -> {
                            text(out, SHEET);
                            text(out, TWO_CELLS.formatted("40000001", "5.00").repeat(100_000));
                            text(out, "</sheetData></worksheet>");
                        });

        for (Path good : List.of(text, workbook)) {
            Ended ended = fxbatch("import", "batch", good.toString(), "--dry-run", "--allow-duplicate", "a test");
            assertThat(ended.code).as("%s: %s", good, ended).isZero();
            assertThat(ended.out + ended.err).containsPattern("100.000 trades");
        }
    }
}
