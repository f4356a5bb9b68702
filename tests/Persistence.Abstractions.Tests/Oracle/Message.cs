namespace Persistence.Abstractions.Tests.Oracle;

/// <summary>A nested type as the generator writes codecs for.</summary>
public sealed class Message
{
    public string? Id { get; set; }

    public string? Text { get; set; }

    public int Number { get; set; }

    public List<Message>? Replies { get; set; }

    public Dictionary<string, double>? Scores { get; set; }

    public static Message Random(RandomValues values) => Random(values, 3);

    private static Message Random(RandomValues values, int depth) => new()
    {
        Id = values.TextOrNull(),
        Text = values.TextOrNull(),
        Number = (int)values.Bits(),
        Replies = depth == 0 ? null : [.. values.Many(next => Random(next, depth - 1))],
        Scores = values.Many(static next => next.Text()).Distinct().ToDictionary(static key => key, _ => values.Real()),
    };
}
