#!/bin/busybox sh
# The first process of the emulated computer. It sees this machine's files read-only and the disk as /dev/vda; what
# it is to do stands in the parameters of its kernel.
b=/bin/busybox
$b mkdir -p /proc /sys /dev /host
$b mount -t proc proc /proc
$b mount -t sysfs sys /sys
$b mount -t devtmpfs dev /dev
for module in $($b cat /modules/order); do $b insmod "/modules/$module" 2>/dev/null; done
for word in $($b cat /proc/cmdline); do
    case $word in job=* | way=* | system=* | pause=* | count=* | size=* | python=* | checkout=*) eval "$word" ;; esac
done
$b mount -t 9p -o trans=virtio,version=9p2000.L,cache=loose,ro,msize=262144 host /host || echo "E no files of the host"
$b mount -t proc proc /host/proc
$b mount --bind /sys /host/sys
$b mount --bind /dev /host/dev
$b mount -t tmpfs tmp /host/tmp
if [ "$job" = write ]; then
    $b mount -t "$system" /dev/vda /host/mnt || echo "E no disk"
    set -- write "$way" "$pause"
else
    set -- look "$way" "$system" "$count" "$size"
fi
$b chroot /host /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp PYTHONDONTWRITEBYTECODE=1 \
    "PYTHONPATH=$checkout" "$python" -m tests.torture.powercut.in_guest "$@" 2>&1
echo "E over"
$b poweroff -f
