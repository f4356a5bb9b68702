namespace Persistence.Generators.Model;

/// <summary>One upgrade step. Plain data, compared by value; holds no compiler object.</summary>
/// <param name="From">The schema version that stored what it is given.</param>
/// <param name="Method">The method's name as code writes it.</param>
/// <param name="PlainName">The method's name as people read it.</param>
/// <param name="Members">The names of the members that it looks at, in ordinal order; null where its body does not show that.</param>
public sealed record UpgradeSpec(int From, string Method, string PlainName, EquatableArray<StepMemberSpec>? Members);
