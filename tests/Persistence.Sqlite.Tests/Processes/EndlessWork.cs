using System.Globalization;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Processes;

/// <summary>
/// Appends and saves until the process is killed, and says after each commit that it was acknowledged. A commit's number says
/// what is in it, so that whoever checks knows.
/// </summary>
internal sealed class EndlessWork(ChatSqliteStore store, string key, string writer, int payload)
{
    public void Run()
    {
        var number = store.ReadRemarks(key).Count(remark => remark.Sender == writer);
        while (true)
        {
            var remark = RemarkOf(writer, number, payload);
            if (number % 4 == 3)
            {
                Save(remark);
            }
            else
            {
                store.AppendRemarks(key, remark);
            }

            Console.WriteLine(number.ToString(CultureInfo.InvariantCulture));
            number++;
        }
    }

    /// <summary>What a commit adds.</summary>
    public static Remark RemarkOf(string writer, int number, int payload) =>
        new($"{writer}/{number}", writer, new string((char)('a' + (number % 26)), payload) + number, DateTimeOffset.UnixEpoch.AddSeconds(number));

    // A save adds the remark and names it in the header and in the index of participants: three tables in one commit.
    private void Save(Remark remark)
    {
        while (true)
        {
            var chat = store.Load(key, SessionLoad.HeaderOnly);
            chat.Topic = remark.Id;
            chat.Participants.Clear();
            chat.Participants.Add(remark.Id);
            chat.Remarks.Add(remark);
            try
            {
                store.Save(chat);
                return;
            }
            catch (SessionConflictException)
            {
                // The other writer was faster.
            }
        }
    }
}
