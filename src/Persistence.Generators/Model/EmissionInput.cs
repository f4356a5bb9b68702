namespace Persistence.Generators.Model;

/// <summary>All that one class's files are made of. Plain data, compared by value.</summary>
/// <param name="Session">The class.</param>
/// <param name="Referenced">The backends the project references.</param>
/// <param name="NameClashes">Whether another class's file names differ from this one's by case only.</param>
public sealed record EmissionInput(SessionSpec Session, Backends Referenced, bool NameClashes)
{
    /// <summary>The backends to generate stores for.</summary>
    public Backends Backends => Session.Backends == Backends.None ? Referenced : Session.Backends & Referenced;

    /// <summary>Whether to generate what adds the stores to the services of a hosted program.</summary>
    public bool IsHosted => (Referenced & Backends.Hosting) != 0 && Session.ServiceAccessibility.Length > 0;

    /// <summary>Puts together what the files of a class are made of.</summary>
    /// <param name="session">The class.</param>
    /// <param name="referenced">The backends the project references.</param>
    /// <param name="clashes">The starts of file names that differ by case only from another's.</param>
    public static EmissionInput Of(SessionSpec session, Backends referenced, EquatableArray<string> clashes) =>
        new(session, referenced, clashes.Items.Contains(session.HintPrefix));
}
