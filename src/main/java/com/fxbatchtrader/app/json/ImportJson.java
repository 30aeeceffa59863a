package com.fxbatchtrader.app.json;

import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.service.view.QuestionView;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Imports as JSON.
final class ImportJson {

    private ImportJson() {}

    /// The batch in its usual form, with what was found in the file beside it; the latter alone where nothing was
    /// stored.
    static ObjectNode batch(BatchImportView result) {
        ObjectNode json = result.batch().map(BatchJson::batch).orElseGet(() -> new JsonWriter().done());
        json.set("import", report(result.report(), new JsonWriter().text("refused", result.refused())));
        return json;
    }

    static ObjectNode clients(ClientImportView result) {
        JsonWriter json =
                new JsonWriter()
                        .text("refused", result.refused())
                        .number("created", result.created())
                        .number("changed", result.changed())
                        .number("unchanged", result.unchanged());
        return report(result.report(), json);
    }

    private static ObjectNode report(ImportReport report, JsonWriter json) {
        report.question().ifPresent(question -> json.node("question", question(question)));
        return json.text("file", report.file())
                .text("readAs", report.readAs())
                .number("rowsRead", report.rowsRead())
                .number("rowsAccepted", report.rowsAccepted())
                .number("problemCount", report.problemCount())
                .node("problems", problems(report))
                .done();
    }

    private static JsonNode question(QuestionView question) {
        ArrayNode choices = JsonNodeFactory.instance.arrayNode();
        question.choices()
                .forEach(
                        choice ->
                                choices.add(
                                        new JsonWriter()
                                                .text("value", choice.value())
                                                .text("means", choice.means())
                                                .done()));
        return new JsonWriter()
                .text("about", question.about())
                .text("flag", question.flag())
                .text("column", question.column())
                .node("choices", choices)
                .done();
    }

    private static JsonNode problems(ImportReport report) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        report.problems()
                .forEach(
                        p ->
                                array.add(
                                        new JsonWriter()
                                                .text("file", p.file())
                                                .number("row", p.row())
                                                .text("column", p.column())
                                                .text("code", p.code())
                                                .text("found", p.found())
                                                .text("expected", p.expected())
                                                .done()));
        return array;
    }
}
