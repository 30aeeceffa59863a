package com.fxbatchtrader.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.LinkedHashMap;
import java.util.Map;

/// What was said of a source's columns is kept once, in its order, until something else is said.
class MappingStoreTest {

    private static final String SOURCE = "headers 1";

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void the_last_word_counts_for_its_source_alone(DatabaseKind kind) {
        try (Stage stage = new Stage(kind)) {
            MappingStore store = new MappingStore(stage.database(), stage.ids());
            Map<String, String> first = new LinkedHashMap<>();
            first.put("Betrag in Rand", "Amount ZAR");
            first.put("Kunde", "Client CIF");
            first.put("Notiz", "-");

            store.keep(SOURCE, Map.of("Betrag", "Spread"), "user:sipho");
            store.keep(SOURCE, first, "user:thandi");

            assertThat(store.find("headers 2")).isEmpty();
            KeptMapping kept = store.find(SOURCE).orElseThrow();
            assertThat(kept.columns()).containsExactlyEntriesOf(first);
            assertThat(kept.changedBy()).isEqualTo("user:thandi");
            assertThat(stage.test().number("select count(*) from column_mapping")).isEqualTo(1);

            store.forget(SOURCE);
            store.forget(SOURCE);
            assertThat(store.find(SOURCE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void what_fits_can_be_kept(DatabaseKind kind) {
        Map<String, String> longest = Map.of("x".repeat(MappingStore.LONGEST - "\tSpread".length()), "Spread");
        try (Stage stage = new Stage(kind)) {
            MappingStore store = new MappingStore(stage.database(), stage.ids());
            assertThat(MappingStore.fits(longest)).isTrue();

            store.keep(SOURCE, longest, "user:thandi");

            assertThat(store.find(SOURCE).orElseThrow().columns()).isEqualTo(longest);
            assertThat(MappingStore.fits(Map.of("x".repeat(MappingStore.LONGEST), "Spread"))).isFalse();
        }
    }
}
