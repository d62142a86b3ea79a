using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Devices;

public sealed partial class SensorSupervisor
{
    /// <summary>The life of one opening, on its own thread. Calls into the device are made without the lock.</summary>
    private void Read(SensorLease lease)
    {
        ISensorSource? source = null;
        try
        {
            source = _open(lease.Token);
            if (!Opened(lease))
                return;

            while (source.WaitForNext(lease.Token))
            {
                if (!Deliver(lease, source))
                    return;
            }

            End(lease);
        }
        catch (OperationCanceledException) when (lease.Token.IsCancellationRequested)
        {
            // Given up or switched off: whoever did that has set the state.
        }
        catch (Exception e)
        {
            // Whatever a device or its driver throws, the answer is the same: say it, wait, open again.
            Fail(lease, e);
        }
        finally
        {
            CloseSource(source);
            Finish(lease, source is not null);
        }
    }

    private bool Opened(SensorLease lease)
    {
        lock (_gate)
        {
            CountDevices(1);
            if (lease != _lease)
                return false;

            _openings++;
            lease.IsOpen = true;
            lease.LastSeen = _time.GetTimestamp();
            Arm(_options.StallAfter);
            return true;
        }
    }

    private bool Deliver(SensorLease lease, ISensorSource source)
    {
        lock (_gate)
        {
            if (lease != _lease)
                return false;

            source.Deliver();
            _delivered++;
            lease.LastSeen = _time.GetTimestamp();
            if (_state != SensorState.Streaming)
            {
                if (lease.FirstDelivered == 0)
                    lease.FirstDelivered = lease.LastSeen;
                Enter(SensorState.Streaming, source.Format);
            }

            return true;
        }
    }

    private void End(SensorLease lease)
    {
        lock (_gate)
        {
            if (lease == _lease)
                Close("came to its end");
        }
    }

    private void Fail(SensorLease lease, Exception e)
    {
        lock (_gate)
        {
            if (lease == _lease)
                Lose(e.Message, hangs: false);
            else
                LogLateFailure(_name, e);
        }
    }

    private void CloseSource(ISensorSource? source)
    {
        try
        {
            source?.Dispose();
        }
        catch (Exception e)
        {
            LogCloseFailed(_name, e);
        }
    }

    private void Finish(SensorLease lease, bool wasOpen)
    {
        lock (_gate)
        {
            if (wasOpen)
                CountDevices(-1);
            if (lease.IsAbandoned)
                _hanging--;
            lease.Dispose();
        }
    }

    private void CountDevices(int more)
    {
        Volatile.Write(ref _devicesOpen, _devicesOpen + more);
        DeviceChanged?.Invoke();
    }
}
