package com.fxbatchtrader.app.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Makes JSON objects in which a field is always there: what is not known is `null`. Ids, money and rates are strings,
/// since a JSON number is a binary fraction to many programs.
final class JsonWriter {

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    JsonWriter text(String name, String value) {
        node.put(name, value);
        return this;
    }

    JsonWriter text(String name, Optional<String> value) {
        value.ifPresentOrElse(v -> node.put(name, v), () -> node.putNull(name));
        return this;
    }

    JsonWriter word(String name, Enum<?> value) {
        return text(name, value.name());
    }

    JsonWriter id(String name, UUID value) {
        return text(name, value.toString());
    }

    JsonWriter id(String name, Optional<UUID> value) {
        return text(name, value.map(UUID::toString));
    }

    JsonWriter decimal(String name, Optional<BigDecimal> value) {
        return text(name, value.map(BigDecimal::toPlainString));
    }

    JsonWriter number(String name, long value) {
        node.put(name, value);
        return this;
    }

    JsonWriter flag(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    JsonWriter time(String name, Optional<Instant> value) {
        return text(name, value.map(Instant::toString));
    }

    JsonWriter time(String name, Instant value) {
        return text(name, value.toString());
    }

    JsonWriter node(String name, JsonNode value) {
        node.set(name, value);
        return this;
    }

    ObjectNode done() {
        return node;
    }

    /// The document as text, indented.
    static String text(JsonNode document) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}
