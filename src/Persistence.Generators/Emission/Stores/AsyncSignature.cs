namespace Persistence.Generators.Emission.Stores;

/// <summary>What the signatures of asynchronous members have in common.</summary>
internal static class AsyncSignature
{
    // Indentation of a member in a nested class, "public" and " =>" come on top; 160 columns hold all of it.
    private const int LineLength = 130;

    /// <summary>Documents the token of a member that stores something.</summary>
    public const string CancelsCommit = "<param name=\"cancellationToken\">Cancels the call if it has not been sent or queued yet; nothing is stored then.</param>";

    /// <summary>Documents the token of a member that reads.</summary>
    public const string CancelsRead = "<param name=\"cancellationToken\">Cancels the call.</param>";

    /// <summary>Writes a signature, on several lines where one would be too long.</summary>
    /// <param name="result">What the task results in.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="parameters">Its parameters before the token.</param>
    public static string Of(string result, string name, params string[] parameters)
    {
        string[] all = [.. parameters, "sys::Threading.CancellationToken cancellationToken = default"];
        var head = $"sys::Threading.Tasks.ValueTask<{result}> {name}(";
        var line = $"{head}{string.Join(", ", all)})";
        return line.Length <= LineLength ? line : $"{head}\n    {string.Join(",\n    ", all)})";
    }
}
