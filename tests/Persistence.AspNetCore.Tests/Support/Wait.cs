using System.Diagnostics;

namespace Persistence.AspNetCore.Tests.Support;

/// <summary>Waits for what another thread or process does.</summary>
internal static class Wait
{
    /// <summary>Asks again and again. Two minutes mean that it does not come.</summary>
    public static Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));

    /// <summary>Asks again and again. Two minutes mean that it does not come.</summary>
    public static async Task Until(Func<Task<bool>> isSo)
    {
        var begin = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromMinutes(2), "It did not happen.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
