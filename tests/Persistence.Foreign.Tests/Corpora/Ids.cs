using Vogen;

namespace Persistence.Foreign.Tests.Corpora.Ids;

/// <summary>Value objects that Vogen completes; seen from a session class they are in a package.</summary>
[ValueObject<int>]
public readonly partial struct Number;

/// <summary>Over a Guid.</summary>
[ValueObject<Guid>]
public readonly partial record struct OrderId;

/// <summary>Over a text.</summary>
[ValueObject<string>]
public readonly partial struct Label;

/// <summary>A class.</summary>
[ValueObject<long>]
public partial class Stamp;

/// <summary>A record class.</summary>
[ValueObject<decimal>]
public partial record Amount;

/// <summary>Over a date.</summary>
[ValueObject<DateTimeOffset>]
public partial struct Moment;

/// <summary>Holds some of them.</summary>
/// <param name="Order">One.</param>
/// <param name="Count">Another.</param>
/// <param name="Labels">A list of them.</param>
public sealed record Basket(OrderId Order, Number? Count, List<Label> Labels);
