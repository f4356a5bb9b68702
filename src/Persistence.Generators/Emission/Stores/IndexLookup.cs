using System.Globalization;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The value that a <c>FindBy…</c> takes, which may be null where the member may.</summary>
internal static class IndexLookup
{
    /// <summary>The type of the value looked for: null is one where the member may be null.</summary>
    public static string ValueType(IndexSpec index) => index.Value.PublicName.TrimEnd('?') + (FindsNull(index) ? "?" : "");

    /// <summary>What is said of the value looked for.</summary>
    public static string ValueText(IndexSpec index) => FindsNull(index) ? "The value; null finds those that have none." : "The value.";

    /// <summary>The call that looks for a value, or for null.</summary>
    /// <param name="index">The index.</param>
    /// <param name="find">Looks for a value: a format, with a place for it.</param>
    /// <param name="findNull">Looks for null.</param>
    public static string Call(IndexSpec index, string find, string findNull) => FindsNull(index)
        ? $"value is {{ }} some ? {IndexMembers.Accessor(index)}.{string.Format(CultureInfo.InvariantCulture, find, "some, ")} : {IndexMembers.Accessor(index)}.{findNull}"
        : $"{IndexMembers.Accessor(index)}.{string.Format(CultureInfo.InvariantCulture, find, "value, ")}";

    private static bool FindsNull(IndexSpec index) => index.Member.Type is { AllowsNull: true, Index: not IndexKind.Strings };
}
