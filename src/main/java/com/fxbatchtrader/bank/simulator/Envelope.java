package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// The frame that every answer but the token's comes in.
final class Envelope {

    static final String JSON = "application/json; charset=utf-8";

    /// Refusals that come with a status of their own; all others with 200.
    private static final Map<String, Integer> STATUS =
            Map.of(
                    "UNKNOWN_QUOTE", 422,
                    "RATE_CHANGED", 409,
                    "ACCOUNT_DORMANT", 422,
                    "NOT_PERMITTED", 400,
                    "INVALID_REQUEST", 400,
                    "QUOTE_ALREADY_USED", 409,
                    "DUPLICATE_TRANSACTION", 409);

    private Envelope() {}

    /// A success; the call's own fields are put beside.
    static ObjectNode success(String transactionId) {
        return framed(transactionId, 0, "resultMsg", "Success");
    }

    /// The success of a booking, which the bank spells in its own way.
    static ObjectNode booked(String transactionId) {
        return framed(transactionId, 0, "resultmsg", "Success");
    }

    static HttpAnswer ok(ObjectNode body) {
        return HttpAnswer.of(200, JSON, Json.write(body));
    }

    /// A refusal with the status that the bank gives this code.
    static HttpAnswer refused(String transactionId, String code, String text) {
        return refused(STATUS.getOrDefault(code, 200), transactionId, code, text, List.of());
    }

    /// A refusal with a status of the caller's choice.
    static HttpAnswer refused(int status, String transactionId, String code, String text) {
        return refused(status, transactionId, code, text, List.of());
    }

    /// The refusal of a request that is wrong in itself.
    static HttpAnswer invalid(String transactionId, List<String> errors) {
        return refused(400, transactionId, "INVALID_REQUEST", "The request is not valid", errors);
    }

    private static HttpAnswer refused(int status, String transactionId, String code, String text, List<String> errors) {
        ObjectNode body = framed(transactionId, 1, "resultMsg", text);
        ObjectNode result = (ObjectNode) body.path("result");
        result.put("resultReasonCode", code);
        if (!errors.isEmpty()) {
            ArrayNode list = result.putArray("validationErrors");
            errors.forEach(
                    error -> {
                        int colon = error.indexOf(": ");
                        list.addObject()
                                .put("validation", error.substring(0, colon))
                                .put("error", error.substring(colon + 2));
                    });
        }
        return HttpAnswer.of(status, JSON, Json.write(body));
    }

    private static ObjectNode framed(String transactionId, int code, String messageName, String message) {
        ObjectNode body = Json.object();
        body.putObject("header").put("transactionId", transactionId);
        body.putObject("result").put("resultCode", code).put(messageName, message);
        return body;
    }
}
