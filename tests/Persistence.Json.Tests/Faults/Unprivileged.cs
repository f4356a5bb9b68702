using System.Runtime.InteropServices;

namespace Persistence.Json.Tests.Faults;

/// <summary>
/// Does something as a user to whom permissions apply. Where the tests run as root, a thread of its own accesses files as the user
/// "nobody" (setfsuid, which concerns one thread).
/// </summary>
internal static partial class Unprivileged
{
    private const int Nobody = 65534;

    public static void Run(Action action)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            action();
            return;
        }

        Exception? problem = null;
        var thread = new Thread(() =>
        {
            // Each returns what was before; asked a second time, whether it is now.
            _ = SetGroupForFiles(Nobody);
            _ = SetUserForFiles(Nobody);
            try
            {
                Assert.Equal((Nobody, Nobody), (SetGroupForFiles(Nobody), SetUserForFiles(Nobody)));
                action();
            }
            catch (Exception thrown)
            {
                problem = thrown;
            }
            finally
            {
                _ = SetUserForFiles(0);
                _ = SetGroupForFiles(0);
            }
        });
        thread.Start();
        thread.Join();
        if (problem is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(problem);
        }
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetUserForFiles(int user);

    [LibraryImport("libc", EntryPoint = "setfsgid")]
    private static partial int SetGroupForFiles(int group);
}
