package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Makes the README's picture of the client, `target/screenshots/client.webp`; who wants it there copies it
/// to `client.webp`.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PictureIT {

    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final int MOST_BYTES = 60_000;

    private static final String AS_WEBP =
            """
            async png => {
              const picture = new Image();
              picture.src = 'data:image/png;base64,' + png;
              await picture.decode();
              const canvas = document.createElement('canvas');
              canvas.width = picture.width;
              canvas.height = picture.height;
              canvas.getContext('2d').drawImage(picture, 0, 0);
              return canvas.toDataURL('image/webp', 0.8).split(',')[1];
            }\
            """;

    private final ClientStack stack;

    PictureIT(ClientStack stack) {
        this.stack = stack;
    }

    @Test
    void a_picture_of_the_client_is_small() throws Exception {
        Contact first = stack.contact();
        Contact second = stack.contact();
        try (Desk desk = stack.desk("ben", new Browser.NewContextOptions().setViewportSize(1080, 600))) {
            desk.composeAndOpen(first);
            desk.send("Your table is booked for Friday at eight.");
            assertThat(desk.thread()).containsText("Delivered");
            desk.disconnect();
            desk.wrapup().getByLabel("Close").click();
            desk.composeAndOpen(second);
            desk.send("Hello, this is Support. Your parcel is here, and is kept until Friday.");
            assertThat(desk.thread()).containsText("Delivered");
            second.writes("Thank you! I come on Thursday at five. Is the entrance in Mill Street?");
            assertThat(desk.thread()).containsText("Mill Street?");
            desk.message().fill("Yes, Mill Street 4. See you on Thursday!");
            stack.contact().writes("Hello, is anybody there?");
            assertThat(desk.page().locator("waiting-list li").first()).isVisible();

            byte[] png = desk.page().screenshot();

            try (Page converter = desk.page().context().browser().newPage()) {
                String webp = (String) converter.evaluate(AS_WEBP, Base64.getEncoder().encodeToString(png));
                byte[] picture = Base64.getDecoder().decode(webp);
                Files.createDirectories(FOLDER);
                Files.write(FOLDER.resolve("client.webp"), picture);
                assertThat(picture).hasSizeLessThan(MOST_BYTES);
            }
        }
    }
}
