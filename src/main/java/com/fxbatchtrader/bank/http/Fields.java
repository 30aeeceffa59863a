package com.fxbatchtrader.bank.http;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One JSON object of an answer, read strictly: a required field that is missing or null and any field of the wrong
/// type is a [ProtocolException] which names it; fields that nobody asks for are ignored.
///
/// @param path where the object stands, for messages
record Fields(JsonNode node, String path) {

    private static final int MAX_DIGITS = 30;
    private static final int MAX_SCALE = 12;
    private static final int MAX_ID_CHARS = 64;
    private static final Pattern ID = Pattern.compile("[!-~]{1," + MAX_ID_CHARS + "}");

    static Fields of(JsonNode node) {
        if (!node.isObject()) {
            throw new ProtocolException("the body is not a JSON object");
        }
        return new Fields(node, "");
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    Fields object(String name) {
        return objectOf(required(name), path + name);
    }

    Optional<Fields> optionalObject(String name) {
        return find(name).map(found -> objectOf(found, path + name));
    }

    /// The elements of an array of objects.
    List<Fields> objects(String name) {
        return objectsOf(required(name), path + name);
    }

    /// The elements of an array of objects; empty when there is none.
    List<Fields> optionalObjects(String name) {
        return find(name).map(found -> objectsOf(found, path + name)).orElse(List.of());
    }

    /// Whether the field is there and an array.
    boolean hasArray(String name) {
        return find(name).filter(JsonNode::isArray).isPresent();
    }

    String text(String name) {
        return textOf(required(name), name);
    }

    Optional<String> optionalText(String name) {
        return find(name).map(found -> textOf(found, name));
    }

    /// An identifier: 1 to 64 visible ASCII characters, so that it can be stored, logged and compared.
    String id(String name) {
        return idOf(text(name), name);
    }

    /// An identifier, if the field is there and not the empty text.
    Optional<String> optionalId(String name) {
        return optionalText(name).filter(found -> !found.isEmpty()).map(found -> idOf(found, name));
    }

    long integer(String name) {
        JsonNode found = required(name);
        if (!found.isIntegralNumber() || !found.canConvertToLong()) {
            throw new ProtocolException(path + name + " is not a whole number of 64 bits");
        }
        return found.longValue();
    }

    /// A number of at most 30 digits and a scale of at most 12 either way: checked before anything computes with it,
    /// since `1e1000000000` would fill the memory.
    BigDecimal decimal(String name) {
        JsonNode found = required(name);
        if (!found.isNumber()) {
            throw new ProtocolException(path + name + " is not a number");
        }
        BigDecimal value = found.decimalValue();
        if (!isModest(value)) {
            throw new ProtocolException(path + name + " has more than 30 digits or a scale beyond 12");
        }
        return value;
    }

    /// Whether it is safe to compute with the number.
    static boolean isModest(BigDecimal value) {
        return value.precision() <= MAX_DIGITS && Math.abs((long) value.scale()) <= MAX_SCALE;
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(node.get(name)).filter(found -> !found.isNull());
    }

    private JsonNode required(String name) {
        return find(name).orElseThrow(() -> new ProtocolException(path + name + " is missing"));
    }

    private String textOf(JsonNode found, String name) {
        if (!found.isString()) {
            throw new ProtocolException(path + name + " is not a text");
        }
        return found.stringValue();
    }

    private String idOf(String text, String name) {
        if (!ID.matcher(text).matches()) {
            throw new ProtocolException(path + name + " is not an identifier of 1 to 64 visible characters");
        }
        return text;
    }

    private static Fields objectOf(JsonNode found, String where) {
        if (!found.isObject()) {
            throw new ProtocolException(where + " is not an object");
        }
        return new Fields(found, where + ".");
    }

    private static List<Fields> objectsOf(JsonNode found, String where) {
        if (!found.isArray()) {
            throw new ProtocolException(where + " is not a list");
        }
        List<Fields> elements = new ArrayList<>(found.size());
        for (JsonNode element : found) {
            elements.add(objectOf(element, where + "[" + elements.size() + "]"));
        }
        return List.copyOf(elements);
    }
}
