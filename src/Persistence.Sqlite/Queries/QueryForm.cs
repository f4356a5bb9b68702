using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>What the SQL of a query depends on: all but the values. Two queries of one form have one statement.</summary>
internal readonly struct QueryForm : IEquatable<QueryForm>
{
    private readonly IReadOnlyList<QueryCondition> _conditions;
    private readonly string? _columns;
    private readonly int _order;
    private readonly int _variant;
    private readonly int _hash;

    /// <summary>The form of a count.</summary>
    /// <param name="conditions">The conditions.</param>
    public QueryForm(IReadOnlyList<QueryCondition> conditions)
    {
        _conditions = conditions;
        _hash = HashOf(conditions);
    }

    /// <summary>The form of a statement that gives rows.</summary>
    /// <param name="query">The query.</param>
    /// <param name="columns">The columns before the keys: the same object each time.</param>
    /// <param name="isRest">Whether it gives what comes after all rows of the first statement.</param>
    public QueryForm(SessionQuery query, string columns, bool isRest)
        : this(query.Conditions)
    {
        _columns = columns;
        _order = query.Order.Index is { } index ? index.Ordinal + 1 : 0;
        _variant = (query.Order.IsDescending ? 1 : 0) + (isRest ? 2 : 0) + (query.After is { } place ? place.Value is null ? 4 : 8 : 0);
        _hash = HashCode.Combine(_hash, columns.Length, _order, _variant);
    }

    /// <summary>The parameter of the place, the first after those of the conditions.</summary>
    /// <param name="conditions">The conditions.</param>
    public static int FirstOfPlace(IReadOnlyList<QueryCondition> conditions) => 2 + conditions.Sum(Width);

    /// <summary>How many parameters a condition has.</summary>
    /// <param name="condition">The condition.</param>
    public static int Width(QueryCondition condition) => condition.Comparison == QueryComparison.IsNull ? 0 : condition.EndText is null ? 1 : 2;

    /// <inheritdoc/>
    public bool Equals(QueryForm other)
    {
        if (_hash != other._hash || !ReferenceEquals(_columns, other._columns) || _order != other._order || _variant != other._variant || _conditions.Count != other._conditions.Count)
        {
            return false;
        }

        for (var position = 0; position < _conditions.Count; position++)
        {
            if (FormOf(_conditions[position]) != FormOf(other._conditions[position]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is QueryForm other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static int HashOf(IReadOnlyList<QueryCondition> conditions)
    {
        var hash = conditions.Count;
        for (var position = 0; position < conditions.Count; position++)
        {
            hash = HashCode.Combine(hash, FormOf(conditions[position]));
        }

        return hash;
    }

    private static (int Index, QueryComparison Comparison, bool HasEnd) FormOf(QueryCondition condition) => (condition.Index.Ordinal, condition.Comparison, condition.EndText is not null);
}
