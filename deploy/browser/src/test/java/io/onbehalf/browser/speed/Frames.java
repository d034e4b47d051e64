package io.onbehalf.browser.speed;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The frames of a page while something scrolls.
///
/// @param count of frames
/// @param longest from one frame to the next, in ms
/// @param longAnimationFrames in which the page itself was busy for more than 50 ms, each in ms
record Frames(int count, double longest, List<Double> longAnimationFrames) {

    /// Scrolls an element from where it is to its other end, some pixels in every frame, and waits at the end
    /// for what loads there, until nothing loads any more.
    private static final String SCROLL =
            """
            async (element, { step, settle }) => {
              const long = [];
              const observer = new PerformanceObserver(list => list.getEntries().forEach(each => long.push(each.duration)));
              observer.observe({ type: 'long-animation-frame' });
              const next = () => new Promise(requestAnimationFrame);
              let last = await next(), count = 0, longest = 0, still = 0;
              while (still < settle) {
                const before = element.scrollTop;
                element.scrollTop += step;
                const now = await next();
                longest = Math.max(longest, now - last);
                last = now;
                count++;
                still = element.scrollTop === before ? still + 1 : 0;
              }
              observer.disconnect();
              return { count, longest, long };
            }\
            """;

    /// @param step pixels a frame; negative is upwards
    /// @param settle how many frames nothing must move at the end
    static Frames whileScrolling(Locator element, int step, int settle) {
        JsonNode seen =
                JsonMapper.shared()
                        .valueToTree(element.evaluate(SCROLL, Map.of("step", step, "settle", settle)));
        return new Frames(
                seen.path("count").asInt(),
                seen.path("longest").asDouble(),
                seen.path("long").valueStream().map(JsonNode::asDouble).toList());
    }

    @Override
    public String toString() {
        return "%5d frames, %6.1f ms from one to the next at most, %d busy for more than 50 ms%s"
                .formatted(
                        count,
                        longest,
                        longAnimationFrames.size(),
                        longAnimationFrames.isEmpty() ? "" : " " + longAnimationFrames);
    }
}
