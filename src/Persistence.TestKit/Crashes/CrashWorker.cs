using System.Globalization;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// The half of the crash harness that is killed: works on a store and says before and after each commit what it does.
/// </summary>
public static class CrashWorker
{
    /// <summary>What a line begins with before a commit; the commit's number follows.</summary>
    public const string Begins = "> ";

    /// <summary>What a line begins with after a commit has been acknowledged; the commit's number follows.</summary>
    public const string Done = "< ";

    /// <summary>Works until the process is killed or the commits are done.</summary>
    /// <param name="store">The store under test.</param>
    /// <param name="first">The number of the first commit.</param>
    /// <param name="last">The number of the last commit.</param>
    /// <param name="output">Receives a line before and after each commit; normally the standard output.</param>
    public static void Run(IWorkflowRunStore store, int first, int last, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        for (var number = first; number <= last; number++)
        {
            Say(output, Begins, number);
            CrashCommit.Apply(store, number);
            Say(output, Done, number);
        }
    }

    private static void Say(TextWriter output, string mark, int number)
    {
        output.WriteLine(mark + number.ToString(CultureInfo.InvariantCulture));
        output.Flush();
    }
}
