#include <malloc.h>
#include <signal.h>
#include <pthread.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/uio.h>

// The C library declares these only with _GNU_SOURCE, which its module is built without.
int accept4(int socket, struct sockaddr *address, socklen_t *length, int flags);
int renameat2(int folder, const char *path, int other_folder, const char *other_path, unsigned int flags);
int pthread_setname_np(pthread_t thread, const char *name);
int sched_getaffinity(pid_t process, size_t size, cpu_set_t *set);
