using System.Globalization;

namespace Swarm.Importing;

/// <summary>The original's times: seconds since 1970, with a fraction.</summary>
internal static class OriginalTime
{
    public static DateTimeOffset Read(string path, double seconds)
    {
        try
        {
            return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        }
        catch (ArgumentException cause)
        {
            throw SwarmException.Refused($"{path} is no file of the original system: {seconds.ToString(CultureInfo.InvariantCulture)} is no time.", cause);
        }
    }
}
