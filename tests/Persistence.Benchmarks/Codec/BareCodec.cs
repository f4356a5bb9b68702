namespace Persistence.Benchmarks.Codec;

/// <summary>The floors of the codec: what is measured, read by hand with nothing but what no reader can leave out.</summary>
internal static class BareCodec
{
    /// <summary>Reads a message.</summary>
    /// <param name="json">Its text.</param>
    /// <returns>The message.</returns>
    public static CodecMessage Message(ReadOnlySpan<byte> json)
    {
        var text = new BareText(json);
        return new(
            text.Text("{\"id\":\"".Length),
            text.Text(",\"sender\":\"".Length),
            text.Text(",\"recipient\":\"".Length),
            text.Escaped(",\"content\":\"".Length),
            text.Time(",\"sentAt\":\"".Length),
            (int)text.Integer(",\"attempt\":".Length));
    }

    /// <summary>Reads a header of twenty members.</summary>
    /// <param name="json">Its text.</param>
    /// <returns>The header.</returns>
    public static CodecWide Wide(ReadOnlySpan<byte> json)
    {
        var text = new BareText(json);
        return new()
        {
            Id = text.Text("{\"id\":\"".Length),
            Topic = text.Text(",\"topic\":\"".Length),
            Initiator = text.Text(",\"initiator\":\"".Length),
            Summary = text.Text(",\"summary\":\"".Length),
            Day = (DayOfWeek)text.Integer(",\"day\":".Length),
            IsOpen = Truth(ref text, ",\"isOpen\":".Length),
            IsPinned = Truth(ref text, ",\"isPinned\":".Length),
            Turns = (int)text.Integer(",\"turns\":".Length),
            Failures = (int)text.Integer(",\"failures\":".Length),
            Tokens = text.Integer(",\"tokens\":".Length),
            Cost = text.Real<double>(",\"cost\":".Length),
            Budget = text.Real<decimal>(",\"budget\":".Length),
            Correlation = text.Guid(",\"correlation\":\"".Length),
            CreatedAt = text.Time(",\"createdAt\":\"".Length),
            LastActivity = text.Time(",\"lastActivity\":\"".Length),
            EndedAt = text.Utc(",\"endedAt\":\"".Length),
            Elapsed = text.Span(",\"elapsed\":\"".Length),
            Participants = Texts(ref text, ",\"participants\":".Length),
            Scores = Numbers(ref text, ",\"scores\":".Length),
            Context = Map(ref text, ",\"context\":".Length, static (ref BareText value) => value.Text(":\"".Length)),
        };
    }

    /// <summary>Reads a document.</summary>
    /// <param name="json">Its text.</param>
    /// <returns>The document.</returns>
    public static CodecDeep Deep(ReadOnlySpan<byte> json)
    {
        var text = new BareText(json);
        var id = text.Text("{\"id\":\"".Length);
        text.Pass(",\"root\":".Length);
        return new() { Id = id, Root = Node(ref text) };
    }

    private static CodecNode Node(ref BareText text)
    {
        var node = new CodecNode
        {
            Name = text.Text("{\"name\":\"".Length),
            Weight = (int)text.Integer(",\"weight\":".Length),
            Score = text.Real<double>(",\"score\":".Length),
        };
        text.Pass(",\"children\":[".Length);
        while (text.Next != ']')
        {
            text.Pass(text.Next == ',' ? 1 : 0);
            node.Children.Add(Node(ref text));
        }

        node.Counts = Map(ref text, "],\"counts\":".Length, static (ref BareText value) => (int)value.Integer(":".Length));
        text.Pass("}".Length);
        return node;
    }

    private static List<string> Texts(ref BareText text, int before)
    {
        var texts = new List<string>();
        text.Pass(before);
        while (text.Next != ']')
        {
            texts.Add(text.Text("[\"".Length));
        }

        text.Pass(1);
        return texts;
    }

    private static List<int> Numbers(ref BareText text, int before)
    {
        var numbers = new List<int>();
        text.Pass(before);
        while (text.Next != ']')
        {
            numbers.Add((int)text.Integer(1));
        }

        text.Pass(1);
        return numbers;
    }

    private static Dictionary<string, T> Map<T>(ref BareText text, int before, Reading<T> read)
    {
        var map = new Dictionary<string, T>();
        text.Pass(before);
        while (text.Next != '}')
        {
            map.Add(text.Text("{\"".Length), read(ref text));
        }

        text.Pass(1);
        return map;
    }

    private static bool Truth(ref BareText text, int before)
    {
        text.Pass(before);
        var isTrue = text.Next == 't';
        text.Pass(isTrue ? "true".Length : "false".Length);
        return isTrue;
    }

    /// <summary>Reads a value of a dictionary.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="text">Stands before its colon.</param>
    private delegate T Reading<out T>(ref BareText text);
}
