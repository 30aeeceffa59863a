package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.service.order.ExportFormat;
import com.fxbatchtrader.service.order.ExportOrder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;

class ExportCommandsTest {

    @TempDir private Path folder = Path.of("");

    private CommandScene scene = new CommandScene(Path.of(""));

    @BeforeEach
    void begin() {
        scene = new CommandScene(folder);
    }

    @Test
    void a_batchs_trades_go_to_the_file_and_its_ending_says_how() {
        assertThat(scene.run("batch", "export", "1042", "-o", "out.XLSX")).isZero();

        assertThat(scene.desk.exports.asked).containsExactly("trades " + Pictures.BATCH);
        assertThat(scene.desk.exports.orders)
                .containsExactly(ExportOrder.to(Path.of("out.XLSX"), false, ExportFormat.XLSX));
        assertThat(scene.out()).isEmpty();
        assertThat(scene.errLines()).containsExactly("out.XLSX: 25 rows written as XLSX");
    }

    @Test
    void a_format_that_is_said_goes_before_the_ending_and_overwriting_must_be_said() {
        scene.run("batch", "rejects", "1042", "--format", "json", "--output", "r.csv", "--overwrite");

        assertThat(scene.desk.exports.asked).containsExactly("rejects " + Pictures.BATCH);
        assertThat(scene.desk.exports.orders)
                .containsExactly(ExportOrder.to(Path.of("r.csv"), true, ExportFormat.JSON));
    }

    @Test
    void standard_output_has_the_content_and_nothing_else() {
        assertThat(scene.run("batch", "export", "1042", "-o", "-")).isZero();

        assertThat(scene.out()).isEqualTo("content\n");
        assertThat(scene.errLines()).containsExactly("standard output: 1 row written as CSV");
        scene.run("batch", "export", "1042", "-o", "-", "--json");
        assertThat(scene.desk.exports.orders.getLast().format()).isEqualTo(ExportFormat.JSON);
        assertThat(scene.out()).isEqualTo("content\n");
    }

    @ParameterizedTest
    @CsvSource({
        "export 1042 -o -  --format xlsx, XLSX can't go to standard output",
        "export 1042 -o - --format csv --json, CSV can't go to standard output with --json",
        "export 1042 -o out.txt, nothing says in which format",
        "export 1042, Missing required option",
        "export 9999 -o out.csv, there is no batch",
        "rejects x/y -o out.csv, names no batch",
        "list --export out.pdf, nothing says in which format"
    })
    void what_can_not_be_meant_is_refused(String arguments, String words) {
        assertThat(scene.run(("batch " + arguments).split(" +"))).isEqualTo(2);

        assertThat(scene.err()).contains(words);
        assertThat(scene.desk.exports.orders).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"batch, batches 1", "lock, locks 1", "doubt, doubts 1", "rate, rates 1"})
    void a_list_is_written_instead_of_printed(String group, String asked) {
        assertThat(scene.run(group, "list", "--export", "l.csv", "--overwrite")).isZero();

        assertThat(scene.desk.exports.asked).containsExactly(asked);
        assertThat(scene.desk.exports.orders).containsExactly(ExportOrder.to(Path.of("l.csv"), true, ExportFormat.CSV));
        assertThat(scene.out()).isEmpty();
        assertThat(scene.run(group, "list", "--export", "l.json", "--json")).isZero();
        JsonNode said = JsonMapper.shared().readTree(scene.out());
        assertThat(said.get("file").stringValue()).isEqualTo("l.json");
        assertThat(said.get("format").stringValue()).isEqualTo("JSON");
        assertThat(said.get("rows").intValue()).isEqualTo(25);
    }
}
