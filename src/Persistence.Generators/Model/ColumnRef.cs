namespace Persistence.Generators.Model;

/// <summary>The type that binds and reads values as a SQLite column. Plain data, compared by value; emission knows its name in C#.</summary>
/// <param name="Kind">What kind of column it is.</param>
/// <param name="StrictType">The STRICT type of the column.</param>
/// <param name="Name">What distinguishes it from others of its kind, for example <c>Int32</c>; empty where nothing must.</param>
public sealed record ColumnRef(ColumnKind Kind, string StrictType, string Name = "")
{
    /// <summary>The type it is over, in C#; empty where its name says it.</summary>
    public string Type { get; init; } = "";

    /// <summary>The column of a nullable's value.</summary>
    public ColumnRef? Value { get; init; }

    /// <summary>The codec of a column of JSON text.</summary>
    public CodecRef? Codec { get; init; }

    /// <summary>What it is sorted by.</summary>
    public ColumnOrder Order { get; init; }

    /// <summary>The column with another one in place of that of a nullable's value, or of itself.</summary>
    /// <param name="change">Makes the other one.</param>
    /// <returns>The column.</returns>
    public ColumnRef WithInnermost(Func<ColumnRef, ColumnRef> change) =>
        Value is null ? change(this) : Wrap(this, Value.WithInnermost(change));

    private static ColumnRef Wrap(ColumnRef nullable, ColumnRef value) =>
        nullable with { Value = value, StrictType = value.StrictType };
}
