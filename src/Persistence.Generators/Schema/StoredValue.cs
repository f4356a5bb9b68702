using Persistence.Generators.Model;

namespace Persistence.Generators.Schema;

/// <summary>What a fact says of a member: its stored type, whether null is expected, and flags. Plain data, compared by value.</summary>
/// <param name="Type">The stored type, for example <c>int</c> or <c>list&lt;object&gt;</c>; for other facts their whole text.</param>
/// <param name="IsNullable">Whether null is a value.</param>
/// <param name="Flags">What else is true of it, in ordinal order.</param>
internal sealed record StoredValue(string Type, bool IsNullable, EquatableArray<string> Flags)
{
    /// <summary>Old data without the member cannot be read.</summary>
    public const string Required = "required";

    /// <summary>It is indexed.</summary>
    public const string Indexed = "indexed";

    /// <summary>It is indexed, and a value belongs to one session.</summary>
    public const string Unique = "unique";

    /// <summary>It is indexed without case.</summary>
    public const string IgnoreCase = "ignore-case";

    /// <summary>It is the id of an entry.</summary>
    public const string Key = "key";

    /// <summary>A log that a save compares.</summary>
    public const string Exclusive = "exclusive";

    /// <summary>A duration that SQLite holds in ticks.</summary>
    public const string Ticks = "ticks";

    /// <summary>Makes a value.</summary>
    /// <param name="type">The stored type.</param>
    /// <param name="isNullable">Whether null is a value.</param>
    /// <param name="flags">The flags; null for one that is not set.</param>
    public static StoredValue Of(string type, bool isNullable, params string?[] flags) => Array.TrueForAll(flags, static flag => flag is null)
        ? new(type, isNullable, default)
        : new(type, isNullable, flags.OfType<string>().OrderBy(static flag => flag, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>Reads a value.</summary>
    /// <param name="text">The text of a fact after its name.</param>
    /// <returns>The value.</returns>
    public static StoredValue Parse(string text)
    {
        var parts = StorageText.Split(text, ' ');
        var type = parts[0];
        var isNullable = type.Length > 1 && type[type.Length - 1] == '?';
        return new(isNullable ? type.Substring(0, type.Length - 1) : type, isNullable, parts.Skip(1).ToEquatableArray());
    }

    /// <summary>Whether a flag is set.</summary>
    /// <param name="flag">The flag.</param>
    public bool Has(string flag) => Flags.Items.Contains(flag);

    /// <inheritdoc/>
    public override string ToString()
    {
        var type = IsNullable ? Type + "?" : Type;
        return Flags.Count == 0 ? type : type + " " + string.Join(" ", Flags.Items);
    }
}
