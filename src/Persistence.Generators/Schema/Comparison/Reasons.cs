namespace Persistence.Generators.Schema.Comparison;

/// <summary>What a fix writes as the reason of an acceptance, until its author says it better.</summary>
internal static class Reasons
{
    private const string Meant = "it is meant";

    private static readonly Dictionary<ChangeKind, string> s_reasons = new()
    {
        [ChangeKind.ClassRemoved] = "nobody reads its data any more",
        [ChangeKind.MemberRemoved] = "nobody reads it any more",
        [ChangeKind.LogRemoved] = "nobody reads it any more",
        [ChangeKind.MemberRenamed] = "no older program runs any more",
        [ChangeKind.LogRenamed] = "no older program runs any more",
        [ChangeKind.RequiredAdded] = "all stored data has it",
        [ChangeKind.EnumNameRemoved] = "no stored data has it",
        [ChangeKind.DiscriminatorChanged] = "no stored data has it",
        [ChangeKind.TypeWidened] = "no older program reads it any more",
        [ChangeKind.NullForbidden] = "no stored data is null there",
        [ChangeKind.StepsChanged] = "no data of that version is stored any more",
        [ChangeKind.TimeToLive] = Meant,
        [ChangeKind.AppendRule] = Meant,
        [ChangeKind.IndexMadeUnique] = Meant,
        [ChangeKind.NumberHandling] = Meant,
    };

    /// <summary>The reason.</summary>
    /// <param name="kind">What is accepted.</param>
    public static string Of(ChangeKind kind) => s_reasons.TryGetValue(kind, out var reason) ? reason : "no stored data of the former kind exists";
}
