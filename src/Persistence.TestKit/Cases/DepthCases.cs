using System.Text.Json;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>How deep what is stored may nest: 64 levels, the entry itself counted.</summary>
internal static class DepthCases
{
    private const int Deepest = 64;

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Values, AnEntryOfJsonMayNestToTheLimit),
        new(Contract.Impossible, AnEntryOfJsonThatNestsDeeperIsRefusedAndNamed),
    ];

    private static void AnEntryOfJsonMayNestToTheLimit(CaseContext context)
    {
        var store = context.Open<IEventLogStore>();
        store.Create(new EventLog { Id = "e", Events = { Nested(Deepest) } });
        store.AppendEvents("e", Nested(1), Nested(Deepest));
        Check.Sequence([Text(Deepest), Text(1), Text(Deepest)], store.ReadEvents("e").Select(entry => entry.GetRawText()));
        Check.Equal(3, store.Load("e").Events.Count);
    }

    private static void AnEntryOfJsonThatNestsDeeperIsRefusedAndNamed(CaseContext context)
    {
        var store = context.Open<IEventLogStore>();
        store.Create(new EventLog { Id = "e" });
        var error = Check.Throws<SessionValidationException>(() => store.AppendEvents("e", Nested(2), Nested(Deepest + 1)));
        Check.Sequence(["Events[1]"], error.Failures.Select(failure => failure.Member));
        Check.Equal(0L, store.CountEvents("e"));
    }

    private static string Text(int levels) => new string('[', levels) + new string(']', levels);

    private static JsonElement Nested(int levels)
    {
        using var document = JsonDocument.Parse(Text(levels), new JsonDocumentOptions { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }
}
