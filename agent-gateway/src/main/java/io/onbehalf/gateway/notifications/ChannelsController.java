package io.onbehalf.gateway.notifications;

import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.Channels;
import io.onbehalf.gateway.channels.Subscription;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The caller's notification channels and what they are subscribed to.
@RestController
@RequestMapping("/api/v2/notifications")
class ChannelsController {

    private final Channels channels;

    ChannelsController(Channels channels) {
        this.channels = channels;
    }

    /// A list without pages.
    record Listing<T>(List<T> entities) {}

    /// A topic that a client names.
    record TopicName(@Nullable String id) {}

    @GetMapping("/availabletopics")
    Listing<AvailableTopic> available() {
        return new Listing<>(AvailableTopic.ALL);
    }

    @GetMapping("/channels")
    Listing<ChannelBody> list(Caller caller) {
        return new Listing<>(channels.of(caller).stream().map(ChannelBody::of).toList());
    }

    @PostMapping("/channels")
    ChannelBody create(Caller caller) {
        return ChannelBody.of(channels.create(caller));
    }

    @RequestMapping(path = "/channels/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> isThere(Caller caller, @PathVariable String id) {
        channels.get(caller, new ChannelId(id));
        return ResponseEntity.ok().build();
    }

    @GetMapping("/channels/{id}/subscriptions")
    Listing<TopicBody> subscriptions(Caller caller, @PathVariable String id) {
        return listing(channels.get(caller, new ChannelId(id)).topics().stream().map(TopicBody::permitted));
    }

    @PutMapping("/channels/{id}/subscriptions")
    Listing<TopicBody> replace(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean ignoreErrors,
            @RequestBody List<@Nullable TopicName> topics) {
        Channel channel = channels.get(caller, new ChannelId(id));
        return answered(channels.replace(channel, names(topics), ignoreErrors));
    }

    @PostMapping("/channels/{id}/subscriptions")
    Listing<TopicBody> add(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean ignoreErrors,
            @RequestBody List<@Nullable TopicName> topics) {
        Channel channel = channels.get(caller, new ChannelId(id));
        return answered(channels.add(channel, names(topics), ignoreErrors));
    }

    @DeleteMapping("/channels/{id}/subscriptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(Caller caller, @PathVariable String id) {
        channels.clear(channels.get(caller, new ChannelId(id)));
    }

    private static List<String> names(List<@Nullable TopicName> topics) {
        return topics.stream().map(ChannelsController::name).toList();
    }

    private static String name(@Nullable TopicName topic) {
        if (topic == null || topic.id() == null || topic.id().isBlank()) {
            throw ApiException.invalidValue("id", "id: each topic needs its name");
        }
        return topic.id();
    }

    private static Listing<TopicBody> answered(List<Subscription> subscriptions) {
        return listing(subscriptions.stream().map(TopicBody::of));
    }

    private static Listing<TopicBody> listing(Stream<TopicBody> topics) {
        return new Listing<>(topics.toList());
    }
}
