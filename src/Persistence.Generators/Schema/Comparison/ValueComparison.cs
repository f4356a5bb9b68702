namespace Persistence.Generators.Schema.Comparison;

/// <summary>Compares what one place held with what it holds now.</summary>
internal static class ValueComparison
{
    // Of each row a type takes every value of those before it, in JSON, in a Redis field and in the column that it already has.
    private static readonly string[][] s_rows =
    [
        ["sbyte", "short", "int", "long"],
        ["byte", "short", "int", "long"],
        ["byte", "ushort", "int", "long"],
        ["byte", "ushort", "uint", "long"],
        ["Half", "float", "double"],
        ["char", "string"],
        ["Guid", "string"],
    ];

    /// <summary>Finds what an older value makes somebody decide.</summary>
    /// <param name="path">The place.</param>
    /// <param name="old">What was stored.</param>
    /// <param name="now">What is stored now.</param>
    /// <returns>The kinds of change, each with what a message says; none where nothing can be lost.</returns>
    public static IEnumerable<(ChangeKind Kind, string Detail)> Compare(string path, StoredValue old, StoredValue now)
    {
        if (old == now)
        {
            return [];
        }

        return path == "key" ? [(ChangeKind.KeyChanged, $"it was {old} and is {now}")]
            : path == "ttl" ? [(ChangeKind.TimeToLive, $"it was {old} and is {now}")]
            : OfMember(old, now);
    }

    private static IEnumerable<(ChangeKind Kind, string Detail)> OfMember(StoredValue old, StoredValue now)
    {
        if (TypeChange(old, now) is { } type)
        {
            yield return (type, $"it was {old.Type} and is {now.Type}");
        }
        else if (ColumnOf(old) != ColumnOf(now))
        {
            yield return (ChangeKind.TypeChanged, $"its column in SQLite was {ColumnOf(old)} and is {ColumnOf(now)}");
        }

        if (old.IsNullable != now.IsNullable)
        {
            yield return old.IsNullable ? (ChangeKind.NullForbidden, "it could be null") : (ChangeKind.TypeWidened, "it can be null now");
        }

        foreach (var flag in Flags(old, now))
        {
            yield return flag;
        }
    }

    private static IEnumerable<(ChangeKind Kind, string Detail)> Flags(StoredValue old, StoredValue now)
    {
        if (now.Has(StoredValue.Required) && !old.Has(StoredValue.Required))
        {
            yield return (ChangeKind.RequiredAdded, "it is required now");
        }

        if (now.Has(StoredValue.Unique) && !IsAsUnique(old, now))
        {
            yield return (ChangeKind.IndexMadeUnique, "");
        }

        if (now.Has(StoredValue.Key) != old.Has(StoredValue.Key))
        {
            yield return (ChangeKind.EntryIdChanged, now.Has(StoredValue.Key) ? "it is the id of entries now" : "it was the id of entries");
        }

        if (now.Has(StoredValue.Exclusive) != old.Has(StoredValue.Exclusive))
        {
            yield return (ChangeKind.AppendRule, now.Has(StoredValue.Exclusive) ? "it is exclusive now" : "it was exclusive");
        }
    }

    // Without case more values are equal.
    private static bool IsAsUnique(StoredValue old, StoredValue now) => old.Has(StoredValue.Unique) && (old.Has(StoredValue.IgnoreCase) || !now.Has(StoredValue.IgnoreCase));

    private static ChangeKind? TypeChange(StoredValue old, StoredValue now)
    {
        if (old.Type == now.Type)
        {
            return null;
        }

        if (Unmarked(old.Type) == Unmarked(now.Type))
        {
            return ChangeKind.NumberHandling;
        }

        if (old.Has(StoredValue.Key) || now.Has(StoredValue.Key))
        {
            return ChangeKind.EntryIdChanged;
        }

        return OfTypes(old, now);
    }

    private static ChangeKind OfTypes(StoredValue old, StoredValue now)
    {
        if (IsEnum(old.Type) && IsEnum(now.Type))
        {
            return ChangeKind.EnumFormChanged;
        }

        return IsFamily(old.Type) && IsFamily(now.Type) ? ChangeKind.DiscriminatorChanged
            : s_rows.Any(row => Array.IndexOf(row, old.Type) is >= 0 and var place && Array.IndexOf(row, now.Type) > place) ? ChangeKind.TypeWidened
            : ChangeKind.TypeChanged;
    }

    // Without what [JsonNumberHandling] adds.
    private static string Unmarked(string type) => type.Replace("quoted<", "<").Replace("strict<", "<").Replace("named<", "<").Replace("<", "").Replace(">", "");

    private static bool IsEnum(string type) => type.Contains("enum") && !type.Contains("object");

    private static bool IsFamily(string type) => type.Contains("family:");

    private static string ColumnOf(StoredValue value) =>
        value.Flags.Items.FirstOrDefault(static flag => flag.StartsWith("column=", StringComparison.Ordinal) || flag == StoredValue.Ticks) ?? "as in JSON";
}
