package io.nearfar.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PublisherTest {

    @Test
    void idsArePercentEncodedWhereverTheTemplateNamesThem() {
        Publisher publisher = new Publisher("acme", "tickets", "https://acme.example/{id}?id={id}", "9c41e7");
        assertThat(publisher.url("A/1 ü&+{id}"))
                .contains("https://acme.example/A%2F1%20%C3%BC%26%2B%7Bid%7D?id=A%2F1%20%C3%BC%26%2B%7Bid%7D");
    }

    @Test
    void withoutATemplateThereIsNoLink() {
        assertThat(Examples.LOGS.url("1")).isEmpty();
    }

    @Test
    void theSourceIsAPathWhateverTheInstanceIsCalled() {
        Publisher publisher = new Publisher("acme prod/eu", "tickets", "", "9c41e7");
        assertThat(publisher.source()).hasToString("/nearfar/acme%20prod%2Feu/tickets");
    }

    @Test
    void aTemplateWithoutPlaceForTheIdIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Publisher("acme", "tickets", "https://acme.example/", "9c41e7"))
                .withMessage("urlTemplate has no {id}: 'https://acme.example/'");
    }

    @Test
    void aSettingsHashOfAnotherFormIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Publisher("acme", "tickets", "", "9C41"))
                .withMessage("settingsHash must be 6 hexadecimal digits, was '9C41'");
    }
}
