package com.fxbatchtrader.domain.validation;

import static com.fxbatchtrader.domain.validation.Drafts.number;
import static com.fxbatchtrader.domain.validation.Drafts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.domain.money.Spread;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class ClientValidatorTest {

    @Test
    void takes_a_client_with_the_accounts_that_he_has() {
        Checked<ValidClient> checked = check(row(2, "76285288", "Zephyr Sable", "200", "10286180131", ""));

        assertThat(checked.clean()).isTrue();
        assertThat(checked.valid())
                .containsExactly(
                        new ValidClient(2, "76285288", "Zephyr Sable", Spread.of("200"), Map.of("ZAR", "10286180131")));
    }

    @Test
    void tells_all_problems_of_all_rows_at_once() {
        Checked<ValidClient> checked =
                check(
                        row(2, "", "", "", "10.28E+10", "=1"),
                        row(3, "76285288", "Good", "0", "1", "2"),
                        row(4, "76285288", "Same again", "358", "", ""));

        assertThat(checked.rowProblems())
                .extracting(FileProblem::row, FileProblem::column, FileProblem::code)
                .containsExactlyInAnyOrder(
                        tuple(2, "Client CIF", ProblemCode.MISSING_CIF),
                        tuple(2, "Client", ProblemCode.MISSING_NAME),
                        tuple(2, "Fixed Spread", ProblemCode.MISSING_SPREAD),
                        tuple(2, "ZAR Account", ProblemCode.NOT_AN_ACCOUNT_NUMBER),
                        tuple(2, "USD Account", ProblemCode.NOT_AN_ACCOUNT_NUMBER),
                        tuple(4, "Client CIF", ProblemCode.DUPLICATE_CIF));
        assertThat(checked.valid()).extracting(ValidClient::row).containsExactly(3);
        assertThat(checked.rowsRead()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, Name, 200, 1, NOT_A_CIF",
        "1, 'two\nlines', 200, 1, FORBIDDEN_CHARACTER",
        "1, Name, -1, 1, SPREAD_OUT_OF_RANGE",
        "1, Name, 100000, 1, SPREAD_OUT_OF_RANGE",
        "1, Name, 1.005, 1, SPREAD_OUT_OF_RANGE",
        "1, Name, 200, 1 2, NOT_AN_ACCOUNT_NUMBER"
    })
    void refuses_every_cell_that_breaks_its_rule(
            String cif, String name, String spread, String account, ProblemCode code) {
        assertThat(check(row(2, cif, name, spread, account, "")).rowProblems())
                .extracting(FileProblem::code)
                .containsExactly(code);
    }

    @Test
    void takes_names_up_to_200_characters_in_any_script() {
        assertThat(check(row(2, "1", "Ångström 東京 & Söhne (Pty) Ltd", "1", "", "")).clean()).isTrue();
        assertThat(check(row(2, "1", "n".repeat(200), "1", "", "")).clean()).isTrue();
        assertThat(check(row(2, "1", "n".repeat(201), "1", "", "")).rowProblems())
                .extracting(FileProblem::code)
                .containsExactly(ProblemCode.TOO_LONG);
    }

    @Test
    void takes_account_numbers_up_to_64_characters() {
        assertThat(check(row(2, "1", "N", "1", "9".repeat(64), "")).clean()).isTrue();
        assertThat(check(row(2, "1", "N", "1", "9".repeat(65), "")).clean()).isFalse();
    }

    private static Checked<ValidClient> check(ClientDraft... rows) {
        return new ClientValidator()
                .check(
                        new ClientTable(
                                "Client CIF",
                                "Client",
                                "Fixed Spread",
                                Map.of("ZAR", "ZAR Account", "USD", "USD Account"),
                                List.of(rows)));
    }

    private static ClientDraft row(int row, String cif, String name, String spread, String zar, String usd) {
        return new ClientDraft(
                row, text(cif), text(name), number(spread), Map.of("ZAR", text(zar), "USD", text(usd)), List.of());
    }
}
