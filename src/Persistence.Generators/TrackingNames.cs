namespace Persistence.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what ran again after an edit.</summary>
public static class TrackingNames
{
    /// <summary>From the compilation to all that is read from it.</summary>
    public const string Project = nameof(Project);

    /// <summary>From the project to the model of each class.</summary>
    public const string Session = nameof(Session);

    /// <summary>From the project to the set of backends it references.</summary>
    public const string Backends = nameof(Backends);

    /// <summary>From the compilation to the session classes of other assemblies that are named.</summary>
    public const string NamedStores = nameof(NamedStores);

    /// <summary>From all classes to those whose file names would meet.</summary>
    public const string Clashes = nameof(Clashes);

    /// <summary>All that one class's files are made of.</summary>
    public const string Input = nameof(Input);
}
