package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final List<String> TRICKY =
            List.of("a", "a/", "/a", "a//", "//a", "a/b", "~", "~1", "~0", "a~", "/", "//", "\u0000", "a\u0000", "b");

    @Test
    void keyIsTenantAndPartsBetweenSlashes() {
        assertThat(new Scope("logs", "acme", List.of("shop")).key()).isEqualTo("acme/shop");
        assertThat(new Scope("tickets", "acme", List.of()).key()).isEqualTo("acme");
    }

    @Test
    void noTwoScopesShareKeyOrHash() {
        List<Scope> scopes = new ArrayList<>();
        for (String tenant : TRICKY) {
            scopes.add(new Scope("logs", tenant, List.of()));
            scopes.add(new Scope("logs", tenant, List.of("")));
            scopes.add(new Scope("logs", tenant, List.of("", "")));
            for (String part : TRICKY) {
                scopes.add(new Scope("logs", tenant, List.of(part)));
                scopes.add(new Scope("logs", tenant, List.of(part, "")));
                scopes.add(new Scope("logs", tenant, List.of("", part)));
            }
        }
        assertThat(scopes).extracting(Scope::key).doesNotHaveDuplicates();
        assertThat(scopes).extracting(Scope::hash).doesNotHaveDuplicates();
    }

    @Test
    void streamsAndTenantsHaveHashesOfTheirOwn() {
        Scope scope = new Scope("logs", "a", List.of("b"));
        assertThat(new Scope("app", "a", List.of("b")).hash()).isNotEqualTo(scope.hash());
        assertThat(new Scope("app", "a", List.of("b")).tenantHash()).isNotEqualTo(scope.tenantHash());
        assertThat(new Scope("logs", "a", List.of("c")).tenantHash()).isEqualTo(scope.tenantHash());
        assertThat(TRICKY.stream().map(tenant -> new Scope("logs", tenant, List.of()).tenantHash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void scopeWithoutStreamOrTenantIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope("", "a", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope("logs", " ", List.of()));
    }
}
