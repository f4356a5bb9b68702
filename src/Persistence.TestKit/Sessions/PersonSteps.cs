using System.Text.Json.Nodes;

namespace Persistence.TestKit.Sessions;

/// <summary>The steps that versions of the class share.</summary>
internal static class PersonSteps
{
    /// <summary>From version 1 of the header.</summary>
    public static void SplitName(JsonObject stored)
    {
        var parts = stored["fullName"]!.GetValue<string>().Split(' ', 2);
        stored["firstName"] = parts[0];
        stored["lastName"] = parts[^1];
        stored["born"] = 2026 - stored["age"]!.GetValue<int>();
        stored["team"] = stored["team"]!.GetValue<string>().ToUpperInvariant();
        stored["code"] = stored["code"] is { } code ? $"P-{code}" : null;
        stored["tags"] = new JsonArray([.. stored["tags"]!.AsArray().Select(static tag => JsonValue.Create($"#{tag}"))]);
        stored["home"]!["town"] = stored["home"]!["city"]!.DeepClone();
        stored.Remove("fullName");
        stored.Remove("age");
    }

    /// <summary>From version 1 of a note.</summary>
    public static void AddTitle(JsonObject stored)
    {
        var text = stored["text"]!.GetValue<string>();
        stored["title"] = text.Split(' ')[0];
        stored["body"] = text;
        stored.Remove("text");
    }

    private static readonly AsyncLocal<Holder?> s_meanwhile = new();

    /// <summary>What others do while this test, on whatever thread, reads a session; null for nothing.</summary>
    public static Action? Meanwhile
    {
        get => s_meanwhile.Value?.Action;
        set => (s_meanwhile.Value ??= new Holder()).Action = value;
    }

    /// <summary>Does what a stored text says, which no class takes.</summary>
    public static void Act(JsonObject stored, string what)
    {
        switch (what)
        {
            case "throw":
                throw new InvalidOperationException("it has no name");
            case "cancel":
                throw new OperationCanceledException("it was cancelled");
            case "remove":
                stored.Remove("id");
                break;
            case "change":
                stored["id"] = "another";
                break;
            case "forget":
                stored.Remove("lastName");
                stored.Remove("text");
                break;
            case "meanwhile":
                Meanwhile?.Invoke();
                break;
            default:
                Spoil(stored, what);
                break;
        }
    }

    // Gives members values that cannot be theirs.
    private static void Spoil(JsonObject stored, string what)
    {
        switch (what)
        {
            case "wrong":
                stored["born"] = "long ago";
                stored["text"] = 7;
                break;
            case "half":
                stored["team"] = "a\ud800";
                break;
            case "half inside":
                stored["home"] = new JsonObject { ["city"] = new JsonArray("\uFFFD", "b\udc00") };
                break;
            case "unwritable":
                stored["born"] = JsonValue.Create(double.NaN);
                break;
        }
    }

    // What a step changes, the test sees too, whatever thread the step runs on.
    private sealed class Holder
    {
        public Action? Action { get; set; }
    }
}
