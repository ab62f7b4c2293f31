using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace TreatmentPlans.Load;

/// <summary>
/// One keep-alive HTTP/1.1 connection that sends bytes made beforehand and looks at as little of the answer as it must: the
/// generator shares the cores with what it measures, so each microsecond it takes flatters the slower side.
/// </summary>
internal sealed class Wire : IDisposable
{
    private const int BufferSize = 512 * 1024;
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferSize);

    public static async Task<Wire> OpenAsync(int port)
    {
        var wire = new Wire();
        await wire._socket.ConnectAsync(IPAddress.Loopback, port);
        return wire;
    }

    /// <returns>Status of the answer, once all of it is there.</returns>
    public async ValueTask<int> SendAsync(Request request)
    {
        await _socket.SendAsync(request.Head);
        if (request.Body.Length > 0)
        {
            await _socket.SendAsync(request.Body);
        }

        var read = 0;
        while (true)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(read));
            if (count == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            read += count;
            if (IsWhole(_buffer.AsSpan(0, read)))
            {
                return (((_buffer[9] - '0') * 10) + _buffer[10] - '0') * 10 + _buffer[11] - '0';
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (at >= 0)
        {
            Utf8Parser.TryParse(head[(at + "Content-Length: ".Length)..], out int length, out _);
            return answer.Length >= end + 4 + length;
        }

        // JSON holds no bare line break, so this can only be the end of a chunked body. 204 and 304 have none.
        return head.IndexOf("chunked"u8) < 0 || answer.EndsWith(LastChunk);
    }
}

internal readonly record struct Request(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body);
