namespace Persistence;

/// <summary>
/// Asks for a typed <c>FindBy…</c> on a member: a scalar, an enum, a date or a collection of strings.
/// A null value is not indexed.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class IndexedAttribute : Attribute
{
    /// <summary>
    /// True: a value that another session already holds fails with <see cref="SessionValidationException"/>.
    /// </summary>
    public bool Unique { get; set; }
}
