package com.fxbatchtrader.architecture;

import com.fxbatchtrader.app.Main;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/// The product's classes keep the rules of [Rooms] and [Bans].
final class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> the_product_keeps() {
        JavaClasses product =
                new ClassFileImporter().importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());
        return rules().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(product)));
    }

    /// All rules; a rule about a room that is not there yet holds.
    static Stream<ArchRule> rules() {
        return Stream.concat(Rooms.rules().stream(), Bans.rules().stream()).map(rule -> rule.allowEmptyShould(true));
    }
}
