using System.Text.Json;
using Persistence.Abstractions.Tests.Oracle;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Abstractions.Tests.Writing;

public sealed class FailureTests
{
    [Fact]
    public void All_that_json_cannot_hold_is_reported_with_its_member()
    {
        var message = new Message
        {
            Id = "a\uD800",
            Text = "long enough to be written in one run and then \uDC00 a lone half",
            Replies = [new Message(), new Message { Scores = new() { ["x"] = double.NaN, ["y"] = 1, ["z"] = double.PositiveInfinity } }],
        };
        Assert.Equal(["Id", "Text", "Replies[1].Scores[\"x\"]", "Replies[1].Scores[\"z\"]"], Failures(message).Select(static failure => failure.Member));
    }

    [Fact]
    public void An_object_that_holds_itself_twice_fails_at_once()
    {
        var message = new Message();
        message.Replies = [message, message];
        var failure = Assert.Single(Failures(message));
        Assert.Contains("64", failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_depth_that_is_written_is_the_depth_that_is_read()
    {
        var message = new Message { Id = "deepest" };
        for (var level = 1; level < 32; level++)
        {
            message = new Message { Replies = [message] };
        }

        message.Replies![0].Scores = [];
        var writer = new JsonWriter();
        MessageCodec.Write(writer, message);
        Assert.False(writer.HasFailures);
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(message, JsonSerializerOptions.Web), writer.Written.ToArray());
        var reader = new JsonReader(writer.Written);
        Assert.NotNull(MessageCodec.Read(ref reader));
        Assert.NotEmpty(Failures(new Message { Replies = [new Message { Replies = [message] }] }));
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(2047)]
    public void A_pair_of_surrogates_at_the_seam_of_two_pieces_stays_whole(int length)
    {
        var text = "é" + new string('x', length - 2) + "😀" + "y";
        var writer = new JsonWriter();
        writer.WriteString(text);
        Assert.False(writer.HasFailures);
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(text), writer.Written.ToArray());
    }

    [Fact]
    public void A_half_at_the_end_of_a_piece_or_of_the_text_is_a_failure()
    {
        foreach (var text in new[] { "\uD83D", "é" + new string('x', 1022) + "\uD83Dx", "é" + new string('x', 1023) + "\uD83D" })
        {
            var writer = new JsonWriter();
            writer.WriteString(text);
            Assert.True(writer.HasFailures);
        }
    }

    [Fact]
    public void A_cleared_writer_is_as_new()
    {
        var writer = new JsonWriter();
        writer.WriteString("\uD800");
        writer.Enter();
        writer.Clear();
        Assert.False(writer.HasFailures);
        Assert.Equal(0, writer.Length);
    }

    private static IReadOnlyList<ValidationFailure> Failures(Message message)
    {
        var writer = new JsonWriter();
        MessageCodec.Write(writer, message);
        var errors = new ValidationErrors();
        writer.CollectFailures(errors, "");
        return errors.Failures;
    }
}
