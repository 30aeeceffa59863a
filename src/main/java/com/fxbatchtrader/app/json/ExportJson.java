package com.fxbatchtrader.app.json;

import com.fxbatchtrader.service.export.JsonForms;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.ExportView;
import com.fxbatchtrader.service.view.ExportedTradeView;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.service.view.RejectView;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Exports as JSON: a batch as `batch show --trades --json` prints it, with what else its file said of each trade, and
/// with its rejected rows; lists as `--json` prints them. What is long is written piece by piece.
public final class ExportJson implements JsonForms {

    @Override
    public void batch(BatchView batch, Rows<ExportedTradeView> trades, Rows<RejectView> rejects, OutputStream out)
            throws IOException {
        document(
                out,
                json -> {
                    json.writeStartObject();
                    facts(batch).forEachEntry((name, value) -> field(json, name, value));
                    json.writeName("trades");
                    array(json, trades, ExportJson::trade);
                    json.writeName("rejects");
                    array(json, rejects, ExportJson::reject);
                    json.writeEndObject();
                });
    }

    @Override
    public void rejects(Rows<RejectView> rejects, OutputStream out) throws IOException {
        document(out, json -> array(json, rejects, ExportJson::reject));
    }

    @Override
    public String batches(List<BatchView> batches) {
        return Json.batches(batches);
    }

    @Override
    public String doubts(List<DoubtView> doubts) {
        return Json.doubts(doubts);
    }

    @Override
    public String rates(List<RateView> rates) {
        return Json.rates(rates);
    }

    /// What was written, as one document.
    public static String written(ExportView written) {
        return JsonWriter.text(
                new JsonWriter()
                        .text("file", written.file().map(Path::toString))
                        .text("format", written.format())
                        .number("rows", written.rows())
                        .done());
    }

    // a file is no answer to why a batch waits, and that changes by the minute: the fields are there, and null
    private static ObjectNode facts(BatchView batch) {
        ObjectNode json = BatchJson.batch(batch);
        WaitJson.add(json, Optional.empty());
        return json;
    }

    private static JsonNode trade(ExportedTradeView one) {
        ObjectNode json = BatchJson.trade(one.trade());
        json.put("accountNumber", one.account());
        json.put("valueDateGiven", one.valueDateGiven());
        text(json, "allowance", one.allowance());
        text(json, "bopCode", one.bopCode());
        text(json, "taxPin", one.taxPin());
        return json;
    }

    private static void text(ObjectNode json, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> json.put(name, text), () -> json.putNull(name));
    }

    private static JsonNode reject(RejectView reject) {
        return new JsonWriter()
                .number("row", reject.row())
                .text("column", reject.column())
                .text("code", reject.code())
                .text("found", reject.found())
                .text("expected", reject.expected())
                .text("raw", reject.raw())
                .done();
    }

    private static <T> void array(JsonGenerator json, Rows<T> rows, Function<T, JsonNode> node) {
        json.writeStartArray();
        rows.each(row -> json.writeTree(node.apply(row)));
        json.writeEndArray();
    }

    private static void field(JsonGenerator json, String name, JsonNode value) {
        json.writeName(name);
        json.writeTree(value);
    }

    private static void document(OutputStream out, Body body) throws IOException {
        try (JsonGenerator json =
                JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .createGenerator(out)) {
            body.write(json);
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
        }
        out.write('\n');
    }

    /// Writes a document.
    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator json);
    }
}
