package com.fxbatchtrader.store.run;

import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/// What the suites of this package share: one desk for all tests of a suite on one database, whose queue is empty when
/// a test begins, and whose events, counters and attempts are sound when it ends.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunTest {

    @Parameter DatabaseKind kind = DatabaseKind.H2_MEMORY;

    RunDesk desk;

    @BeforeParameterizedClassInvocation
    void open() {
        desk = new RunDesk(kind);
    }

    @AfterParameterizedClassInvocation
    void remove() {
        desk.close();
    }

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @AfterEach
    void checkThatAllIsSound() {
        desk.assertSound();
    }
}
