package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.regex.Pattern;

/// Spoils the bodies of answers.
final class Bodies {

    private static final int HUGE_CHARACTERS = 3 * 1024 * 1024;
    private static final Pattern LAST_NUMBER = Pattern.compile("(?s)^(.*\":)-?\\d[\\d.]*(.*)$");

    private Bodies() {}

    static HttpAnswer spoilt(HttpAnswer answer, Fault fault) {
        String body = answer.body();
        return switch (fault) {
            case MALFORMED_JSON -> answer.withBody(body.substring(0, body.length() * 2 / 3) + "\u0000,,");
            case HUGE_BODY ->
                    answer.withBody("{\"padding\":\"" + "x".repeat(HUGE_CHARACTERS) + "\"," + body.substring(1));
            case HUGE_NUMBER -> answer.withBody(LAST_NUMBER.matcher(body).replaceFirst("$11E10000000$2"));
            case NO_RESULT -> answer.withBody(withoutResult(body));
            case DUPLICATE_FIELD ->
                    answer.withBody(
                            "{\"result\":{\"resultCode\":0,\"resultMsg\":\"Success\"},\"result\":{\"resultCode\":1},"
                                    + body.substring(1));
            default -> answer;
        };
    }

    private static String withoutResult(String body) {
        JsonNode tree = Json.read(body);
        if (tree instanceof ObjectNode object) {
            object.remove("result");
            object.remove("access_token");
        }
        return Json.write(tree);
    }
}
