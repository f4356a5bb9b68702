namespace Persistence;

/// <summary>One value that may not be stored.</summary>
/// <param name="Member">The member's path as in C#, for example <c>Topic</c>, <c>Messages[3].Content</c> or <c>Context["a"]</c>.</param>
/// <param name="Problem">What is wrong with it, and what is allowed.</param>
public sealed record ValidationFailure(string Member, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Member}: {Problem}";
}
